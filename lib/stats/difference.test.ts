import { describe, expect, test } from "vitest"
import { type Estimate, newcombe, oddsRatio, type Ratio, riskRatio } from "./difference"

const INF = Number.POSITIVE_INFINITY

function expectClose(actual: Estimate | Ratio, expected: Estimate | Ratio, tolerance = 1e-9) {
  for (const end of ["estimate", "low", "high"] as const) {
    const [a, b] = [actual[end], expected[end]]
    if (a === null || b === null || !Number.isFinite(b)) expect(a, end).toBe(b)
    else expect(Math.abs(a - b), `${end} ${a}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b)))
  }
}

describe("newcombe", () => {
  // R 4.2.2: both Wilson intervals by prop.test(k, n, correct = FALSE), joined by the formula of the docstring.
  test.each([
    [59, 107, 21, 324, 0.4866, 0.3868, 0.58, 5e-5],
    [4, 10, 10, 10, -0.6, -0.832, -0.201, 5e-4],
    [0, 100, 0, 100, 0, -0.0369934982069857, 0.0369934982069857, 1e-9],
    [0, 10, 10, 10, -1, -1, -0.607509350430524, 1e-9],
    [1, 1, 0, 1, 1, -0.122108720681942, 1, 1e-9],
    [50_500, 100_000, 50_000, 100_000, 0.005, 0.000617445223626001, 0.00938228316144093, 1e-9],
    // M. Fagerland, S. Lydersen & P. Laake (2017), "Statistical Analysis of Contingency Tables", chapter 4.
    [7, 34, 1, 34, 0.1765, 0.0189, 0.3404, 5e-5],
  ])("%i/%i − %i/%i", (k1, n1, k2, n2, estimate, low, high, tolerance) => {
    expectClose(newcombe(k1, n1, k2, n2), { estimate, low, high }, tolerance)
  })

  test("turns its sign with the groups, stays within −1 to 1 and around its estimate", () => {
    for (const [k1, n1, k2, n2] of tables([1, 2, 7, 30])) {
      const { estimate, low, high } = newcombe(k1, n1, k2, n2)
      expect([low >= -1, low <= estimate, estimate <= high, high <= 1]).toEqual([true, true, true, true])
      const turned = newcombe(k2, n2, k1, n1)
      expectClose(turned, { estimate: 0 - estimate, low: 0 - high, high: 0 - low }, 0)
    }
  })
})

describe("riskRatio", () => {
  // R 4.2.2: optimize() over the likelihood under p1 = θ p2, uniroot() of Pearson's chi-square − qnorm(0.975)².
  // Koopman's (1984) own example is 36/40 against 16/80, given there as 2.94 to 7.15.
  test.each<[number, number, number, number, number | null, number, number]>([
    [36, 40, 16, 80, 4.5, 2.93956919224032, 7.15222343480383],
    [7, 34, 1, 34, 7, 1.22085285362841, 42.5757175641041],
    [59, 107, 21, 324, 59 / 107 / (21 / 324), 5.47034836401732, 13.2901195271964],
    [4, 10, 10, 10, 0.4, 0.168180329706236, 0.687326230266341],
    [96, 100, 95, 100, 96 / 95, 0.94275267892362, 1.08646658421283],
    [40, 100_000, 10, 100_000, 4, 2.02703165467261, 7.89348423646537],
    [0, 10, 3, 10, 0, 0, 1.08225979453024],
    [3, 10, 0, 10, INF, 0.923992546531847, INF],
    [0, 10, 0, 10, null, 0, INF],
    [10, 10, 10, 10, 1, 0.7224672001371, 1.3841458820694], // n / (n + z²) and its inverse
  ])("%i/%i over %i/%i", (k1, n1, k2, n2, estimate, low, high) => {
    expectClose(riskRatio(k1, n1, k2, n2), { estimate, low, high }, 1e-7) // as far as optimize() goes
  })

  test("is the inverse of itself with the groups turned", () => expectInverse(riskRatio))
})

describe("oddsRatio", () => {
  // R 4.2.2: dhyper(log = TRUE) weighted by θ^x, uniroot(tol = 1e-14) for tails of 0.025. It is the conf.int of
  // fisher.test, which stops at 1e-4 (33.3904 in place of 33.3648).
  test.each<[number, number, number, number, number | null, number, number]>([
    [59, 107, 21, 324, (59 * 303) / (48 * 21), 9.54423457867216, 33.3648318652378],
    [4, 10, 10, 10, 0, 0, 0.566061432704694],
    [0, 10, 3, 10, 0, 0, 2.25522758580891],
    [1, 1, 0, 1, INF, 1 / 39, INF],
    [96, 100, 95, 100, (96 * 5) / (4 * 95), 0.262700820975898, 6.560713972228],
    [500, 1000, 300, 900, 2, 1.65352995943277, 2.41960398594297],
    [40, 100_000, 10, 100_000, (40 * 99_990) / (99_960 * 10), 1.9661896437427, 8.97301573841702],
    [9, 13, 4, 14, 5.625, 0.847215291264471, 40.4373737897439],
    [0, 10, 0, 10, null, 0, INF],
    [10, 10, 10, 10, null, 0, INF],
  ])("%i/%i over %i/%i", (k1, n1, k2, n2, estimate, low, high) => {
    expectClose(oddsRatio(k1, n1, k2, n2), { estimate, low, high })
  })

  test("is the inverse of itself with the groups turned", () => expectInverse(oddsRatio))
})

test.each([newcombe, riskRatio, oddsRatio])("%o refuses what are no counts", (f) => {
  for (const [k, n] of [
    [1, 0],
    [0, 0],
    [2, 1],
    [-1, 5],
    [0.5, 5],
    [Number.NaN, 5],
  ] as const) {
    expect(() => f(k, n, 1, 2)).toThrow(RangeError)
    expect(() => f(1, 2, k, n)).toThrow(RangeError)
  }
})

function expectInverse(ratio: (k1: number, n1: number, k2: number, n2: number) => Ratio) {
  for (const [k1, n1, k2, n2] of tables([1, 3, 12])) {
    const { estimate, low, high } = ratio(k1, n1, k2, n2)
    const inverse = { estimate: estimate === null ? null : 1 / estimate, low: 1 / high, high: 1 / low }
    expectClose(ratio(k2, n2, k1, n1), inverse, 1e-11)
    if (estimate !== null) expect(low <= estimate && estimate <= high).toBe(true)
  }
}

function tables(sizes: number[]): [number, number, number, number][] {
  const groups = sizes.flatMap((n) => Array.from({ length: n + 1 }, (_, k) => [k, n] as const))
  return groups.flatMap(([k1, n1]) =>
    groups.map(([k2, n2]): [number, number, number, number] => [k1, n1, k2, n2]),
  )
}
