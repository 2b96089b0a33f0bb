import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { wilson } from "./proportion"

const oracle = resolve(process.cwd(), "../shared/oracles/stats.json")

describe("Wilson interval", () => {
  // Values of R 4.2.2: prop.test(k, n, correct = FALSE)$conf.int
  test.each([
    [0, 10, 0, 0.277532799863],
    [10, 10, 0.722467200137, 1],
    [59, 107, 0.457014194901, 0.642226649789],
    [21, 324, 0.0427803072999, 0.0970478248271],
  ])("%i of %i", (k, n, low, high) => {
    const interval = wilson(k, n)
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-9)
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-9)
  })

  test("is exact at both edges", () => {
    expect(wilson(0, 100).low).toBe(0)
    expect(wilson(100, 100).high).toBe(1)
  })

  test.each([
    [1, 0],
    [2, 1],
    [-1, 5],
    [0.5, 5],
    [Number.NaN, 5],
  ])("refuses %d of %d", (k, n) => {
    expect(() => wilson(k, n)).toThrow(RangeError)
  })
})

describe.skipIf(!existsSync(oracle))("Wilson interval against R (needs ../shared/oracles)", () => {
  test("agrees with every entry to 1e-9", () => {
    const Entry = z.object({ k: z.int(), n: z.int(), wilson95: z.tuple([z.number(), z.number()]) })
    const { one_proportion } = z
      .object({ one_proportion: z.array(Entry).min(1) })
      .parse(JSON.parse(readFileSync(oracle, "utf8")))
    for (const { k, n, wilson95 } of one_proportion) {
      const { low, high } = wilson(k, n)
      expect(Math.abs(low - wilson95[0]), `low of ${k}/${n}`).toBeLessThan(1e-9)
      expect(Math.abs(high - wilson95[1]), `high of ${k}/${n}`).toBeLessThan(1e-9)
    }
  })
})
