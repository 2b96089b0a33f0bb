import { describe, expect, test } from "vitest"
import { mcnemar, pairedDifference } from "./paired"
import { wilson } from "./proportion"

describe("McNemar's exact test", () => {
  // R 4.2.2: binom.test(b, b + c)$p.value
  test.each([
    [0, 1, 1],
    [1, 9, 0.021484375],
    [8, 8, 1],
    [300, 500, 1.52631555815396e-12],
    [50_400, 49_600, 0.0115149254902289],
  ])("%i against %i", (b, c, p) => {
    expect(Math.abs(mcnemar(b, c) - p)).toBeLessThanOrEqual(1e-9 * p)
    expect(mcnemar(c, b)).toBe(mcnemar(b, c))
  })

  test("is 1 without a pair that differs", () => expect(mcnemar(0, 0)).toBe(1))

  test.each([-1, 0.5, Number.NaN])("refuses %d", (b) => {
    expect(() => mcnemar(b, 1)).toThrow(RangeError)
    expect(() => mcnemar(1, b)).toThrow(RangeError)
  })
})

describe("pairedDifference", () => {
  // R 4.2.2, by another road: prop.test(correct = FALSE), cor() over the pairs, and Mod() of complex numbers for the
  // triangle. Published: 36/12/2/0 is an example of Newcombe's paper (0.0569 to 0.3404); 59/6/16/80 (−0.1186 to
  // −0.0046) one of M. Fagerland, S. Lydersen & P. Laake (2017), "Statistical Analysis of Contingency Tables", chapter 8.
  test.each([
    [36, 12, 2, 0, 0.2, 0.0569295840032387, 0.340427602974941],
    [59, 6, 16, 80, -10 / 161, -0.11862119563871, -0.00462511393305006],
    [14, 5, 0, 22, 5 / 41, 0.0114832413830333, 0.226492684351211],
    [1, 1, 7, 12, -6 / 21, -0.506920226686141, -0.0255591241648599],
    [20, 3, 9, 10, -1 / 7, -0.29410833208744, 0.0200553913855759],
    [0, 10, 0, 0, 1, 0.607509350430524, 1],
    [40, 0, 0, 0, 0, -0.0876216011972867, 0.0876216011972867],
    [20, 0, 0, 20, 0, -0.0468032053382263, 0.0468032053382263],
  ])("%i both, %i first, %i second, %i neither", (both, first, second, neither, estimate, low, high) => {
    const found = pairedDifference({ both, first, second, neither })
    expect(found.estimate).toBeCloseTo(estimate, 12)
    expect(Math.abs(found.low - low)).toBeLessThan(1e-9)
    expect(Math.abs(found.high - high)).toBeLessThan(1e-9)
  })

  test("turns its sign with the two answers, and stays within −1 to 1", () => {
    for (const [both, first, second, neither] of squares(4)) {
      const found = pairedDifference({ both, first, second, neither })
      const turned = pairedDifference({ both, first: second, second: first, neither })
      expect(turned.low).toBeCloseTo(-found.high, 13)
      expect(turned.high).toBeCloseTo(-found.low, 13)
      expect([found.low >= -1, found.low <= found.estimate, found.high <= 1]).toEqual([true, true, true])
    }
  })

  test("without variation is as wide as one Wilson interval to each side", () => {
    const { low } = wilson(40, 40)
    expect(pairedDifference({ both: 40, first: 0, second: 0, neither: 0 }).high).toBeCloseTo(1 - low, 12)
  })

  test("refuses no pairs at all, and what are no counts", () => {
    expect(() => pairedDifference({ both: 0, first: 0, second: 0, neither: 0 })).toThrow(RangeError)
    expect(() => pairedDifference({ both: 3, first: -1, second: 2, neither: 0 })).toThrow(RangeError)
    expect(() => pairedDifference({ both: 3, first: 0.5, second: 0.5, neither: 0 })).toThrow(RangeError)
  })
})

function squares(most: number): [number, number, number, number][] {
  const side = Array.from({ length: most + 1 }, (_, k) => k)
  const all = side.flatMap((a) =>
    side.flatMap((b) => side.flatMap((c) => side.map((d): [number, number, number, number] => [a, b, c, d]))),
  )
  return all.filter(([a, b, c, d]) => a + b + c + d > 0)
}
