import { describe, expect, test } from "vitest"
import { powerOf, sampleSize } from "./power"

describe("sampleSize", () => {
  // R 4.2.2: power.prop.test(p1 =, p2 =, power =, sig.level =, tol = 1e-12)$n
  test.each([
    [0.1, 0.3, 0.9, 0.05, 81.9620381446026],
    [0.95, 0.96, 0.8, 0.05, 6744.93307488489],
    [0, 0.05, 0.8, 0.01, 226.294741073954],
  ])("%d against %d, power %d at %d", (p1, p2, power, alpha, n) => {
    expect(sampleSize(p1, p2, { power, alpha })).toBeCloseTo(n, 8)
    expect(sampleSize(p2, p1, { power, alpha })).toBeCloseTo(n, 8)
  })

  test("is null for no difference, and finite for the largest", () => {
    expect(sampleSize(0.3, 0.3)).toBeNull()
    expect(sampleSize(0, 1)).toBeCloseTo(1.959963984540054 ** 2 / 2, 9)
  })

  test("is undone by powerOf", () => {
    for (const [p1, p2] of [
      [0.1, 0.2],
      [0, 0.01],
      [0.5, 0.98],
      [1, 0.7],
    ] as const) {
      expect(powerOf(sampleSize(p1, p2, { power: 0.9 }) ?? 0, p1, p2)).toBeCloseTo(0.9, 12)
    }
  })

  test("refuses what are no rates, and a power that chance alone has", () => {
    expect(() => sampleSize(-0.1, 0.5)).toThrow(RangeError)
    expect(() => sampleSize(0.1, 1.5)).toThrow(RangeError)
    expect(() => sampleSize(0.1, 0.5, { power: 1 })).toThrow(RangeError)
    expect(() => sampleSize(0.1, 0.5, { power: 0.04 })).toThrow(RangeError)
    expect(() => sampleSize(0.1, 0.5, { alpha: 0 })).toThrow(RangeError)
  })
})

describe("powerOf", () => {
  // R 4.2.2: power.prop.test(n =, p1 =, p2 =, sig.level =)$power
  test.each([
    [100, 0.1, 0.3, 0.05, 0.948157104016752],
    [20, 0.96, 0.5, 0.01, 0.793666544137239],
    [50, 0, 0.1, 0.05, 0.634332803225611],
    [100, 0.5, 0.5, 0.05, 0.025],
  ])("%d per group, %d against %d at %d", (n, p1, p2, alpha, power) => {
    expect(powerOf(n, p1, p2, alpha)).toBeCloseTo(power, 10)
  })

  test("is a half of alpha without a difference, also at 0 against 0, and grows with n", () => {
    expect(powerOf(50, 0, 0)).toBeCloseTo(0.025, 12)
    expect(powerOf(50, 0.1, 0.2)).toBeLessThan(powerOf(51, 0.1, 0.2))
    expect([powerOf(1, 0, 1), powerOf(2, 0, 1)]).toEqual([0, 1])
  })

  test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])("refuses n = %d", (n) => {
    expect(() => powerOf(n, 0.1, 0.2)).toThrow(RangeError)
  })
})
