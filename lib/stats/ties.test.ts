import { describe, expect, test } from "vitest"
import { newcombe } from "./difference"
import { fisherExact } from "./fisher"
import { separable, tiedWithFirst } from "./ties"

describe("separable", () => {
  test.each([
    [96, 100, 95, 100, false],
    [59, 107, 21, 324, true],
    [4, 10, 10, 10, true],
    [0, 10, 0, 10, false],
    [1, 1, 0, 1, false],
    [0, 1, 0, 100_000, false],
    [50_500, 100_000, 50_000, 100_000, true],
  ])("%i/%i and %i/%i: %s", (k1, n1, k2, n2, apart) => {
    expect(separable(k1, n1, k2, n2)).toBe(apart)
    expect(separable(k2, n2, k1, n1)).toBe(apart)
  })

  test("needs both the interval and p", () => {
    // From ../shared/oracles/stats.json: the interval of 90/100 − 3/5 begins at 0.008, and p is 0.099.
    expect(newcombe(90, 100, 3, 5).low).toBeGreaterThan(0)
    expect(fisherExact(90, 100, 3, 5)).toBeGreaterThan(0.05)
    expect(separable(90, 100, 3, 5)).toBe(false)
  })

  test("refuses a rate of nothing", () => expect(() => separable(0, 0, 1, 2)).toThrow(RangeError))
})

describe("tiedWithFirst", () => {
  test("asks of two rows what separable asks", () => {
    for (const [k1, k2] of [
      [96, 95],
      [96, 60],
      [60, 96],
    ] as const) {
      const rows = [
        { k: k1, n: 100 },
        { k: k2, n: 100 },
      ]
      expect(tiedWithFirst(rows)).toEqual([true, !separable(k1, 100, k2, 100)])
    }
  })

  test("says which rows of a list are in reach of its first", () => {
    const rows = [96, 95, 90, 60, 10].map((k) => ({ k, n: 100 }))
    expect(tiedWithFirst(rows)).toEqual([true, true, true, false, false])
  })

  test("allows for the number of rows: what is apart alone may be a tie among many alike", () => {
    const [first, last] = [
      { k: 59, n: 100 },
      { k: 44, n: 100 },
    ]
    expect(tiedWithFirst([first, last])).toEqual([true, false])
    const between = Array.from({ length: 8 }, (_, i) => ({ k: 58 - i, n: 100 }))
    expect(tiedWithFirst([first, ...between, last]).every(Boolean)).toBe(true)
  })

  test("has one answer per row: none for none", () => {
    expect(tiedWithFirst([])).toEqual([])
    expect(tiedWithFirst([{ k: 1, n: 3 }])).toEqual([true])
    expect(() => tiedWithFirst([{ k: 0, n: 0 }])).toThrow(RangeError)
  })
})
