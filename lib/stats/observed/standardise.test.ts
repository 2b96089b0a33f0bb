import { describe, expect, test } from "vitest"
import { wilson } from "@/lib/stats/proportion"
import { standardise } from "./standardise"

describe("standardise", () => {
  test("agrees with R 4.2.2, from prop.test(correct = FALSE)$conf.int of each stratum", () => {
    const found = standardise([
      { k: 3, n: 10, share: 0.5 },
      { k: 50, n: 100, share: 0.3 },
      { k: 0, n: 20, share: 0.2 },
    ])
    expect(found.estimate).toBeCloseTo(0.3, 12)
    expect(found.low).toBeCloseTo(0.199658568223409, 9)
    expect(found.high).toBeCloseTo(0.457660011849019, 9)
  })

  test("is Wilson's interval for one stratum, whatever stands beside it without a share", () => {
    const { low, high } = wilson(7, 20)
    const beside = [
      { k: 0, n: 0, share: 0 },
      { k: 7, n: 20, share: 1 },
    ]
    for (const strata of [[{ k: 7, n: 20, share: 1 }], beside]) {
      const found = standardise(strata)
      expect(found.low).toBeCloseTo(low, 14)
      expect(found.high).toBeCloseTo(high, 14)
    }
  })

  test("ends exactly at 0 and 1 where no stratum, or every one, says yes; shares of a third add up", () => {
    const thirds = (k: number) => [10, 20, 30].map((n) => ({ k: k * n, n, share: 1 / 3 }))
    expect(standardise(thirds(0))).toMatchObject({ estimate: 0, low: 0 })
    expect(standardise(thirds(0)).high).toBeGreaterThan(0.01)
    expect(standardise(thirds(1)).high).toBe(1)
    expect(standardise(thirds(1)).estimate).toBeCloseTo(1, 15)
    expect(standardise(thirds(1)).low).toBeLessThan(0.99)
  })

  test("refuses shares that do not sum to 1 or are none, and a share without data", () => {
    expect(() => standardise([{ k: 1, n: 2, share: 0.9 }])).toThrow("sum to 1; these sum to 0.9")
    expect(() => standardise([])).toThrow(RangeError)
    expect(() => standardise([{ k: 1, n: 2, share: Number.NaN }])).toThrow(RangeError)
    const negative = [
      { k: 1, n: 2, share: 1.5 },
      { k: 1, n: 2, share: -0.5 },
    ]
    expect(() => standardise(negative)).toThrow(RangeError)
    const empty = [
      { k: 1, n: 2, share: 0.5 },
      { k: 0, n: 0, share: 0.5 },
    ]
    expect(() => standardise(empty)).toThrow(RangeError)
  })
})
