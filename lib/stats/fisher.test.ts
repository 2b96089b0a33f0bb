import { describe, expect, test } from "vitest"
import { fisherExact } from "./fisher"

describe("Fisher's exact test", () => {
  // R 4.2.2: fisher.test(matrix(c(k1, n1 - k1, k2, n2 - k2), 2))$p.value
  test.each([
    [59, 107, 21, 324, 1.25777463701635e-25],
    [4, 10, 10, 10, 0.0108359133126935],
    [8, 10, 2, 10, 0.0230141375652211],
    [0, 10, 3, 10, 0.210526315789474],
    [96, 100, 95, 100, 1],
    [500, 1000, 300, 900, 1.78783733110975e-13],
    [12, 100_000, 3, 100_000, 0.0351495851275765],
    [50_500, 100_000, 50_000, 100_000, 0.0256395966249631],
    [30_000, 100_000, 29_500, 100_000, 0.0146574355282031],
    [99_990, 100_000, 99_999, 100_000, 0.0117166016484629],
    [60_000, 100_000, 50_000, 100_000, 0],
  ])("%i/%i against %i/%i", (k1, n1, k2, n2, p) => {
    expect(Math.abs(fisherExact(k1, n1, k2, n2) - p)).toBeLessThanOrEqual(1e-9 * p)
  })

  test("is 1 where the margins leave one table", () => {
    expect(fisherExact(0, 10, 0, 7)).toBe(1)
    expect(fisherExact(10, 10, 7, 7)).toBe(1)
    expect(fisherExact(1, 1, 1, 1)).toBe(1)
  })

  test("is the same with groups or answers turned, and within 0 to 1", () => {
    for (let k1 = 0; k1 <= 6; k1++) {
      for (let k2 = 0; k2 <= 9; k2++) {
        const p = fisherExact(k1, 6, k2, 9)
        expect(p > 0 && p <= 1).toBe(true)
        expect(fisherExact(k2, 9, k1, 6)).toBeCloseTo(p, 13)
        expect(fisherExact(6 - k1, 6, 9 - k2, 9)).toBeCloseTo(p, 13)
      }
    }
  })

  test.each([
    [0, 0],
    [3, 2],
    [-1, 2],
    [0.5, 2],
  ])("refuses %d of %d", (k, n) => {
    expect(() => fisherExact(k, n, 1, 2)).toThrow(RangeError)
    expect(() => fisherExact(1, 2, k, n)).toThrow(RangeError)
  })
})
