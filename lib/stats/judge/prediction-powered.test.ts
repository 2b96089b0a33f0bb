import { describe, expect, test } from "vitest"
import { wilson } from "@/lib/stats/proportion"
import { binomial, chance } from "@/lib/stats/testing/chance"
import { type LabelledTable, together, unweighted } from "./labelled-table"
import { predictionPowered } from "./prediction-powered"

const table = (yesYes: number, yesNo: number, noYes: number, noNo: number): LabelledTable => ({
  ...{ yesYes: unweighted(yesYes), yesNo: unweighted(yesNo) },
  ...{ noYes: unweighted(noYes), noNo: unweighted(noNo) },
})

function found(...[judged, labels]: Parameters<typeof predictionPowered>) {
  const answer = predictionPowered(judged, labels)
  if (answer.refused) throw new Error(answer.refused.code)
  return answer
}

/**
 * The paper's estimator over single transcripts: mean of λ f over those without a label, plus the mean of y − λ f over
 * those with one; its variance var(λ f)/N + var(y − λ f)/n; and the tuned λ, cov(y, f) / ((1 + n/N) var(f)).
 */
function asWritten(y: number[], f: number[], unlabelled: number[], lambda?: number) {
  const mean = (x: number[]) => x.reduce((sum, one) => sum + one, 0) / x.length
  const covariance = (x: number[], z: number[]) => {
    const [ofX, ofZ] = [mean(x), mean(z)]
    return mean(x.map((one, i) => (one - ofX) * ((z[i] ?? 0) - ofZ)))
  }
  const tuned = lambda ?? covariance(y, f) / ((1 + y.length / unlabelled.length) * covariance(f, f))
  const left = y.map((one, i) => one - tuned * (f[i] ?? 0))
  const right = unlabelled.map((one) => tuned * one)
  const variance = covariance(right, right) / right.length + covariance(left, left) / left.length
  return { lambda: tuned, estimate: mean(right) + mean(left), half: 1.959963984540054 * Math.sqrt(variance) }
}

const ones = (k: number, n: number) => Array.from({ length: n }, (_, i) => Number(i < k))

describe("prediction-powered inference", () => {
  // By hand: A = 300/1000, a = 27/30, b = 7/70, so p = 0.3 × 0.9 + 0.7 × 0.1 = 0.34 and λ = 0.8 × 900/1000.
  test("is what one finds by hand", () => {
    const { estimate, low, high, lambda } = found({ k: 300, n: 1000 }, table(27, 3, 7, 63))
    expect(estimate).toBeCloseTo(0.34, 12)
    expect(lambda).toBeCloseTo(0.72, 12)
    const [a, b, all] = [wilson(27, 30), wilson(7, 70), wilson(300, 1000)]
    expect(low).toBeCloseTo(
      0.34 - Math.hypot(0.3 * (0.9 - a.low), 0.7 * (0.1 - b.low), 0.8 * (0.3 - all.low)),
      12,
    )
    expect(high).toBeCloseTo(
      0.34 + Math.hypot(0.3 * (a.high - 0.9), 0.7 * (b.high - 0.1), 0.8 * (all.high - 0.3)),
      12,
    )
  })

  test.each([
    [270, 30, 70, 630, 2700, 9000],
    [40, 25, 10, 125, 700, 2000],
    [3, 30, 40, 27, 200, 1000],
  ])(
    "is the paper's estimator, transcript by transcript (%i, %i, %i, %i)",
    (yesYes, yesNo, noYes, noNo, k, n) => {
      const y = [...ones(yesYes, yesYes + yesNo), ...ones(noYes, noYes + noNo)]
      const f = ones(yesYes + yesNo, y.length)
      const written = asWritten(y, f, ones(k - yesYes - yesNo, n - y.length))
      const answer = found({ k, n }, table(yesYes, yesNo, noYes, noNo))
      expect(answer.estimate).toBeCloseTo(written.estimate, 12)
      expect(answer.lambda).toBeCloseTo(written.lambda, 12)
      // Score intervals and normal ones part by terms of 1/n.
      expect((answer.high - answer.low) / 2 / written.half).toBeGreaterThan(0.93)
      expect((answer.high - answer.low) / 2 / written.half).toBeLessThan(1.15)
    },
  )

  test("is no wider than labels alone, and is their rate where all have labels", () => {
    const { low, high } = found({ k: 300, n: 1000 }, table(27, 3, 7, 63))
    const alone = wilson(34, 100)
    expect(high - low).toBeLessThan(alone.high - alone.low)
    const census = found({ k: 30, n: 100 }, table(27, 3, 7, 63))
    expect(census.estimate).toBeCloseTo(0.34, 12)
    expect(census.lambda).toBe(0)
    expect(census.high - census.low).toBeGreaterThan((alone.high - alone.low) * 0.95)
  })

  test("does not take a sample without a difference for proof", () => {
    const { estimate, low, high } = found({ k: 0, n: 5000 }, table(0, 0, 0, 30))
    expect([estimate, low]).toEqual([0, 0])
    expect(high).toBeGreaterThan(wilson(0, 30).high * 0.99)
  })

  test("weighs labels that were drawn by the judge's verdict", () => {
    const of = (n: number, weight: number) => ({ n, weight: n * weight, square: n * weight ** 2 })
    const drawn = { yesYes: of(36, 5), yesNo: of(4, 5), noYes: of(2, 20), noNo: of(38, 20) }
    const plain = found({ k: 200, n: 1000 }, table(36, 4, 2, 38))
    expect(found({ k: 200, n: 1000 }, drawn)).toEqual(plain)
    expect(plain.estimate).toBeCloseTo(0.2 * 0.9 + 0.8 * 0.05, 12)
  })

  test("refuses too few labels, and a verdict without any", () => {
    expect(predictionPowered({ k: 3, n: 100 }, table(2, 1, 1, 5)).refused).toEqual({
      code: "too few",
      labels: 9,
      least: 10,
    })
    expect(predictionPowered({ k: 3, n: 100 }, table(0, 0, 1, 15)).refused).toEqual({
      ...{ code: "no labels of a verdict", verdict: "yes" },
    })
    expect(() => predictionPowered({ k: 3, n: 0 }, table(1, 1, 1, 15))).toThrow(RangeError)
  })
})

describe("coverage by simulation", () => {
  // 2,000 draws each with a fixed seed.
  test.each([
    [0.3, 0.85, 0.9, 1000, 100],
    [0.03, 0.9, 0.98, 2000, 100],
    [0.5, 0.6, 0.8, 400, 50],
    [0.1, 0.95, 0.99, 1000, 40],
  ])("rate %d, se %d, sp %d: n %i, labels %i", (rate, se, sp, n, labels) => {
    const draw = chance(1121)
    let [covered, asked, naive] = [0, 0, 0]
    for (let i = 0; i < 2000; i++) {
      const yes = binomial(draw, labels, rate)
      const [hit, wrong] = [binomial(draw, yes, se), binomial(draw, labels - yes, 1 - sp)]
      const k = hit + wrong + binomial(draw, n - labels, rate * se + (1 - rate) * (1 - sp))
      const answer = predictionPowered({ k, n }, table(hit, wrong, yes - hit, labels - yes - wrong))
      if (answer.refused) continue
      asked++
      if (answer.low <= rate && rate <= answer.high) covered++
      const raw = wilson(k, n)
      if (raw.low <= rate && rate <= raw.high) naive++
    }
    expect(asked).toBeGreaterThan(1700)
    expect(covered / asked).toBeGreaterThan(0.935)
    expect(naive / asked).toBeLessThan(covered / asked)
  })

  test("and of weighted labels, as many of each of the judge's verdicts", () => {
    const [draw, rate, se, sp, n, each] = [chance(8), 0.1, 0.9, 0.97, 2000, 50]
    let covered = 0
    for (let i = 0; i < 2000; i++) {
      const share = rate * se + (1 - rate) * (1 - sp)
      const k = binomial(draw, n, share)
      const a = binomial(draw, each, (rate * se) / share)
      const b = binomial(draw, each, (rate * (1 - se)) / (1 - share))
      const of = (count: number, weight: number) => ({
        ...{ n: count, weight: count * weight, square: count * weight ** 2 },
      })
      const [one, other] = [k / each, (n - k) / each]
      const drawn = {
        yesYes: of(a, one),
        yesNo: of(each - a, one),
        noYes: of(b, other),
        noNo: of(each - b, other),
      }
      const answer = found({ k, n }, drawn)
      if (answer.low <= rate && rate <= answer.high) covered++
    }
    expect(covered / 2000).toBeGreaterThan(0.935)
  })

  test("and of labels from strata of other sizes and rates, as many of each", () => {
    const draw = chance(21)
    const strata = [
      { size: 1200, rate: 0.05 },
      { size: 300, rate: 0.3 },
      { size: 150, rate: 0.6 },
    ]
    const [se, sp, each] = [0.85, 0.92, 40]
    const n = strata.reduce((sum, { size }) => sum + size, 0)
    const rate = strata.reduce((sum, stratum) => sum + stratum.size * stratum.rate, 0) / n
    let covered = 0
    for (let i = 0; i < 1000; i++) {
      const drawn: LabelledTable = { yesYes: NONE, yesNo: NONE, noYes: NONE, noNo: NONE }
      let k = 0
      for (const { size, rate: own } of strata) {
        const yes = binomial(draw, each, own)
        const [hit, wrong] = [binomial(draw, yes, se), binomial(draw, each - yes, 1 - sp)]
        k += hit + wrong + binomial(draw, size - each, own * se + (1 - own) * (1 - sp))
        const add = (to: keyof LabelledTable, count: number) => {
          const weight = size / each
          const more = { n: count, weight: count * weight, square: count * weight ** 2 }
          drawn[to] = together(drawn[to], more)
        }
        add("yesYes", hit)
        add("yesNo", wrong)
        add("noYes", yes - hit)
        add("noNo", each - yes - wrong)
      }
      const answer = found({ k, n }, drawn)
      if (answer.low <= rate && rate <= answer.high) covered++
    }
    expect(covered / 1000).toBeGreaterThan(0.935)
  })
})

const NONE = unweighted(0)
