import { afterEach, expect, it, vi } from "vitest"
import { drawn, SAMPLED } from "@/lib/cli/test/sampled"

afterEach(() => vi.unstubAllEnvs())

const members = Array.from({ length: 100 }, (_, i) => i)
const walk = "panels of a chart"

it("walks all of it where no seed is given", () => {
  vi.stubEnv("EXHIBIT_TEST_SEED", "")
  expect(drawn(walk, members)).toEqual(members)
})

it("draws as many as the list says, the same with the same seed, in their order", () => {
  vi.stubEnv("EXHIBIT_TEST_SEED", "7")
  const first = drawn(walk, members)
  expect(first).toHaveLength(SAMPLED[walk])
  expect(first).toEqual(first.toSorted((a, b) => a - b))
  expect(drawn(walk, members)).toEqual(first)
  expect(drawn(walk, [1, 2])).toEqual([1, 2])
})

it("draws others with another seed: each has its turn", () => {
  const seen = new Set<number>()
  for (let seed = 1; seed <= 400; seed++) {
    vi.stubEnv("EXHIBIT_TEST_SEED", String(seed))
    for (const one of drawn(walk, members)) seen.add(one)
  }
  expect(seen.size).toBe(members.length)
})
