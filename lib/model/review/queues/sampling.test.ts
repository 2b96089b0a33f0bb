import { describe, expect, test } from "vitest"
import { drawRandom, drawStratified, proportional, randomness, seedOf, stratumName } from "./sampling"

const numbers = Array.from({ length: 100 }, (_, index) => index)

describe("randomness", () => {
  test("gives the numbers of sfc32, seeded as documented", () => {
    // The same, by whole-number arithmetic without 32-bit operators.
    const M = 2n ** 32n
    let [a, b, c, d] = [42n, 0x9e3779b9n, 0x243f6a88n, 1n]
    const next = () => {
      const sum = (a + b + d) % M
      d = (d + 1n) % M
      a = b ^ (b / 512n)
      b = (c + c * 8n) % M
      c = (((c * 2n ** 21n) % M) + c / 2n ** 11n + sum) % M
      return sum
    }
    for (let round = 0; round < 15; round++) next()
    const random = randomness(42)
    for (let n = 0; n < 1000; n++) expect(random(2 ** 32)).toBe(Number(next()))
  })

  test("is even", () => {
    const random = randomness(7)
    const seen = [0, 0, 0, 0, 0, 0]
    for (let n = 0; n < 60_000; n++) {
      const drawn = random(6)
      seen[drawn] = (seen[drawn] ?? 0) + 1
    }
    const chi = seen.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)
    // 0.999 of chi-squared with 5 degrees of freedom.
    expect(chi).toBeLessThan(20.515)
  })
})

describe("a random sample", () => {
  test("is the same for the same seed, and another for another", () => {
    const draw = (seed: number) => drawRandom(numbers, 20, randomness(seed))
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
    expect(new Set(draw(1)).size).toBe(20)
  })

  test("of more than there are is all of them", () => {
    expect(drawRandom([1, 2, 3], 10, randomness(1)).sort()).toEqual([1, 2, 3])
  })

  test("gives each the same chance", () => {
    const seen = numbers.slice(0, 10).map(() => 0)
    for (let seed = 0; seed < 5000; seed++)
      for (const drawn of drawRandom(numbers.slice(0, 10), 3, randomness(seed)))
        seen[drawn] = (seen[drawn] ?? 0) + 1
    const chi = seen.reduce((sum, n) => sum + (n - 1500) ** 2 / 1500, 0)
    // 0.999 of chi-squared with 9 degrees of freedom; drawing without replacement only lessens it.
    expect(chi).toBeLessThan(27.877)
  })
})

describe("a stratified sample", () => {
  const candidates = numbers.map((n) => ({
    id: `t${n}`,
    by: { model: n < 70 ? "aster" : n < 95 ? "birch" : "cedar", verdict: n % 2 === 0 ? "yes" : null },
  }))

  test("has as many of each group, or all that there are", () => {
    const { items, strata } = drawStratified(candidates, { n: 10, share: "each" }, randomness(3))
    expect(strata.map(({ name, population, drawn }) => [name, population, drawn])).toEqual([
      ["model: aster · verdict: none", 35, 10],
      ["model: aster · verdict: yes", 35, 10],
      ["model: birch · verdict: none", 12, 10],
      ["model: birch · verdict: yes", 13, 10],
      ["model: cedar · verdict: none", 3, 3],
      ["model: cedar · verdict: yes", 2, 2],
    ])
    expect(items).toHaveLength(45)
    const byId = new Map(candidates.map(({ id, by }) => [id, stratumName(by)]))
    for (const { id, stratum } of items) expect(byId.get(id)).toBe(stratum)
  })

  test("mixes the groups in the order of judging", () => {
    const { items } = drawStratified(candidates, { n: 10, share: "each" }, randomness(3))
    expect(new Set(items.slice(0, 15).map(({ stratum }) => stratum)).size).toBeGreaterThan(2)
  })

  test("shares out by size", () => {
    const { strata } = drawStratified(candidates, { n: 40, share: "proportional" }, randomness(3))
    expect(strata.map(({ drawn }) => drawn)).toEqual([13, 13, 5, 5, 2, 2])
  })
})

describe("shares", () => {
  test.each([
    [[1, 1, 1], 3, [1, 1, 1]],
    [[1, 1, 1], 30, [1, 1, 1]],
    [[100, 1], 10, [9, 1]],
    [[50, 50], 5, [3, 2]],
    [[3, 5, 7], 15, [3, 5, 7]],
  ])("of %j for %i are %j", (sizes, n, shares) => expect(proportional(sizes, n)).toEqual(shares))

  test("sum to what was asked, and none is more than its group has", () => {
    const random = randomness(5)
    for (let round = 0; round < 300; round++) {
      const sizes = Array.from({ length: 1 + random(8) }, () => 1 + random(60))
      const total = sizes.reduce((sum, size) => sum + size, 0)
      const n = sizes.length + random(total - sizes.length + 1)
      const shares = proportional(sizes, n)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(n)
      for (const [index, share] of shares.entries()) {
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThanOrEqual(sizes[index] ?? 0)
      }
    }
  })

  test("of less than one for each are refused", () => {
    expect(() => proportional([5, 5, 5], 2)).toThrow("2 cannot be shared out among 3 groups")
  })
})

test("seeds fit an int of Postgres", () => {
  expect(seedOf("1:ann")).not.toBe(seedOf("1:bob"))
  for (const text of ["", "a", "42:ann", "é".repeat(100)]) {
    expect(seedOf(text)).toBeGreaterThanOrEqual(0)
    expect(seedOf(text)).toBeLessThan(2 ** 31)
  }
})
