import { describe, expect, test } from "vitest"
import {
  incompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from "./distribution"
import { Z95 } from "./proportion"

/** Relative to the expected value, since tails are tiny. */
function close(value: number, expected: number, tolerance = 1e-12) {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.max(1e-300, Math.abs(expected)))
}

describe("the normal distribution, against R 4.2.2", () => {
  test.each([
    [-37, 5.72557122252458e-300],
    [-20, 2.75362411860623e-89],
    [-10, 7.61985302416053e-24],
    [-3.1, 0.000967603213218356],
    [-2.9, 0.00186581330038404],
    [-0.5, 0.308537538725987],
    [0, 0.5],
    [1, 0.841344746068543],
    [3, 0.99865010196837],
  ])("pnorm(%d)", (x, p) => close(normalCdf(x), p))

  test.each([
    [0.8, 0.841621233572914],
    [0.6, 0.2533471031358],
    [0.025, -1.95996398454005],
    [5e-4, -3.29052673149189],
    [1e-10, -6.36134090240406],
    [1e-100, -21.2734535609653],
  ])("qnorm(%d)", (p, x) => close(normalQuantile(p), x))

  test("its 0.975 quantile is the one all intervals use", () => close(normalQuantile(0.975), Z95, 1e-14))

  test.each([0, 1, -0.1, Number.NaN])("has no quantile at %d", (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError)
  })
})

describe("Student's t, against R 4.2.2", () => {
  test.each([
    [1, 12.7062047361747, -318309.886182743],
    [2, 4.30265272974946, -707.105720525934],
    [2.5, 3.57465484200369, -220.173429178238],
    [3, 3.18244630528371, -103.299467780419],
    [9, 2.2621571627982, -10.7201604099095],
    [49, 2.00957523712924, -5.39079899926005],
    [1000, 1.96233908082641, -4.78160862045835],
    [100_000, 1.95998770753461, -4.75370471639129],
  ])("qt(0.975, %d) and qt(1e-6, %d)", (df, upper, lower) => {
    close(studentQuantile(0.975, df), upper, 1e-11)
    close(studentQuantile(1e-6, df), lower, 1e-10)
  })

  test.each([
    [1, 0.141463028121509, 0.592773579077742],
    [4, 0.0518266431588011, 0.61043928586127],
    [30, 0.0221212356311618, 0.616876947357824],
    [500, 0.0181146369649477, 0.617849082024597],
  ])("pt(-2.1, %d) and pt(0.3, %d)", (df, low, high) => {
    close(studentCdf(-2.1, df), low)
    close(studentCdf(0.3, df), high)
  })

  test("inverts to 1e-12, and is the closed form at 1 and 2 degrees of freedom", () => {
    for (const p of [0.001, 0.2, 0.4999, 0.7, 0.975, 0.9999]) {
      for (const df of [1, 2, 7, 40.5, 3000]) close(studentCdf(studentQuantile(p, df), df), p)
      close(studentQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)), 1e-11)
      close(studentQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-11)
    }
    expect(studentQuantile(0.5, 3)).toBe(0)
  })

  test.each([0, -1, Number.NaN])("refuses %d degrees of freedom", (df) => {
    expect(() => studentQuantile(0.975, df)).toThrow(RangeError)
  })
})

describe("what they stand on, against R 4.2.2", () => {
  test.each([
    [0.3, 2, 5, 0.579825],
    [0.9, 0.5, 0.5, 0.795167235300867],
    [0.999, 50, 0.5, 0.752369019965377],
    [0, 2, 5, 0],
    [1, 2, 5, 1],
  ])("pbeta(%d, %d, %d)", (x, a, b, p) => close(incompleteBeta(x, a, b), p))

  test.each([
    [0.5, 0.5723649429247],
    [10.25, 13.368023671476],
    [15, 25.1912211827387],
    [100_000, 1051287.70897366],
  ])("lgamma(%d)", (x, value) => close(logGamma(x), value, 1e-14))

  test("log gamma is 0 at 1 and 2", () => {
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-13)
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-13)
  })

  test("neither takes what it is not defined for", () => {
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError)
    expect(() => incompleteBeta(0.5, 0, 1)).toThrow(RangeError)
    expect(() => logGamma(0)).toThrow(RangeError)
  })
})
