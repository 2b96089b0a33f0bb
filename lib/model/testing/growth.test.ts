import { expect, test } from "vitest"
import { isLinear } from "@/lib/model/testing/growth"

test("what looks at each once is linear", () => {
  const sum = (size: number) => {
    let total = 0
    for (let at = 0; at < size; at++) total += Math.sqrt(at)
    return total
  }
  expect(isLinear(sum, 4_000_000)).toBe(true)
})

test("what looks at each for each is not", () => {
  const pairs = (size: number) => {
    let total = 0
    for (let one = 0; one < size; one++) for (let other = 0; other < size; other++) total += one ^ other
    return total
  }
  expect(isLinear(pairs, 16_000)).toBe(false)
})
