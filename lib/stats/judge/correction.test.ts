import { describe, expect, test } from "vitest"
import { wilson } from "@/lib/stats/proportion"
import { binomial, chance } from "@/lib/stats/testing/chance"
import { type Accuracy, accuracyOf, langReiczigel, roganGladen } from "./correction"
import { type LabelledTable, shareOf, unweighted } from "./labelled-table"

const table = (yesYes: number, yesNo: number, noYes: number, noNo: number): LabelledTable => ({
  ...{ yesYes: unweighted(yesYes), yesNo: unweighted(yesNo) },
  ...{ noYes: unweighted(noYes), noNo: unweighted(noNo) },
})
const sized = (k: number, size: number) => ({ rate: k / size, size })

describe("accuracy", () => {
  test("is k of n with Wilson's interval each, from one table", () => {
    const found = accuracyOf(table(45, 8, 5, 142))
    expect(found.sensitivity).toMatchObject({ k: 45, n: 50, rate: 0.9, size: expect.closeTo(50, 9) })
    expect(found.sensitivity?.low).toBeCloseTo(wilson(45, 50).low, 12)
    expect(found.specificity).toMatchObject({ k: 142, n: 150 })
    expect(found.ppv).toMatchObject({ k: 45, n: 53 })
    expect(found.npv).toMatchObject({ k: 142, n: 147 })
    expect(found.youden?.estimate).toBeCloseTo(45 / 50 + 142 / 150 - 1, 12)
  })

  // Two of 40 labelled yeses stand for 200 and two of 40 noes for 800: worked by hand from Bayes' rule.
  test("allows for labels that were drawn by the judge's verdict", () => {
    const of = (n: number, weight: number) => ({ n, weight: n * weight, square: n * weight ** 2 })
    const drawn = { yesYes: of(36, 5), yesNo: of(4, 5), noYes: of(2, 20), noNo: of(38, 20) }
    const { sensitivity, specificity, ppv } = accuracyOf(drawn)
    expect(sensitivity?.rate).toBeCloseTo((200 * 0.9) / (200 * 0.9 + 800 * 0.05), 12)
    expect(specificity?.rate).toBeCloseTo((800 * 0.95) / (800 * 0.95 + 200 * 0.1), 12)
    expect(ppv).toMatchObject({ k: 36, n: 40 })
    expect(ppv?.size).toBeCloseTo(40, 9)
    expect(sensitivity?.size).toBeLessThan(38)
  })

  test("says nothing of what has no labels", () => {
    expect(accuracyOf(table(0, 0, 0, 0))).toEqual({
      ...{ sensitivity: null, specificity: null, ppv: null, npv: null, youden: null },
    } satisfies Accuracy)
    expect(shareOf(unweighted(0), unweighted(4))).toMatchObject({ rate: 0, low: 0, size: 4 })
  })
})

describe("Rogan and Gladen's estimate", () => {
  // The manual of R's epiR, epi.prev: 23 of 150 cows, sensitivity 96 %, specificity 89 %: 5.1 per 100.
  test("is 5.1 % for the herd of epiR's manual", () => {
    const { estimate } = langReiczigel({ k: 23, n: 150 }, sized(960, 1000), sized(890, 1000))
    expect(estimate).toBeCloseTo(0.051, 3)
  })

  // The first row is Lang & Reiczigel's (2014) example 1, as the manual of R's asht (prevSeSp) has it: 0.349 to 0.372 in
  // the paper. Further digits, and the other rows, are their formulas evaluated in R 4.2.2.
  test.each([
    [4060, 11282, sized(178, 179), sized(358, 359), 0.3600945067146, 0.3487372829934, 0.3721489842201],
    [250, 1000, sized(45, 50), sized(142, 150), 0.2322834645669, 0.1800660323467, 0.2872288007084],
    [20, 1000, sized(45, 50), sized(142, 150), -0.03937007874016, -0.0978991646716, 0.00008882583426015],
  ])("and Lang and Reiczigel's interval: %i of %i", (k, n, se, sp, estimate, low, high) => {
    const found = langReiczigel({ k, n }, se, sp)
    expect(found.estimate).toBeCloseTo(estimate, 12)
    expect(found.low).toBeCloseTo(low, 12)
    expect(found.high).toBeCloseTo(high, 12)
  })

  test("is what people say where every transcript is labelled", () => {
    const found = roganGladen({ k: 53, n: 200 }, table(45, 8, 5, 142))
    expect(found).toMatchObject({ refused: null, untruncated: null })
    expect("estimate" in found && found.estimate).toBeCloseTo(50 / 200, 12)
  })

  test("is cut off at 0 within its error, and says what it was", () => {
    const found = roganGladen({ k: 20, n: 1000 }, table(45, 8, 5, 142))
    expect(found).toMatchObject({ estimate: 0, low: 0, untruncated: expect.closeTo(-0.0394, 4) })
    expect("high" in found && found.high).toBeGreaterThan(0)
  })
})

describe("there is no corrected rate", () => {
  test("with fewer than ten labels of either kind", () => {
    expect(roganGladen({ k: 20, n: 100 }, table(9, 1, 0, 90))).toEqual({
      refused: { code: "too few of a kind", yes: 9, no: 91, least: 10 },
    })
  })

  test("from a judge that may be no better than a coin, or is worse", () => {
    for (const [yesYes, yesNo] of [
      [12, 10],
      [4, 16],
    ] as const) {
      const found = roganGladen({ k: 50, n: 100 }, table(yesYes, yesNo, 20 - yesYes, 20 - yesNo))
      expect(found.refused).toMatchObject({ code: "too weak" })
    }
  })

  test("where it would be 107 %", () => {
    const found = roganGladen({ k: 960, n: 1000 }, table(180, 2, 20, 198))
    expect(found.refused).toMatchObject({ code: "out of range", estimate: expect.closeTo(1.0674, 3) })
    const low = found.refused?.code === "out of range" ? found.refused.low : 0
    expect(low).toBeGreaterThan(1)
  })
})

describe("coverage of Lang and Reiczigel's interval by simulation", () => {
  // 2,000 draws each with a fixed seed: a true 95 % would be found as 94.0 to 96.0, 95 times in 100.
  test.each([
    [0.3, 0.85, 0.9, 1000, 100],
    [0.1, 0.9, 0.95, 1000, 200],
    [0.5, 0.7, 0.8, 500, 100],
  ])("rate %d, se %d, sp %d: n %i, labels at random among them %i", (rate, se, sp, n, labels) => {
    const draw = chance(20261121)
    let [covered, asked] = [0, 0]
    for (let i = 0; i < 2000; i++) {
      const yes = binomial(draw, labels, rate)
      const [hit, wrong] = [binomial(draw, yes, se), binomial(draw, labels - yes, 1 - sp)]
      const others = binomial(draw, n - labels, rate * se + (1 - rate) * (1 - sp))
      const found = roganGladen(
        { k: hit + wrong + others, n },
        table(hit, wrong, yes - hit, labels - yes - wrong),
      )
      if (found.refused) continue
      asked++
      if (found.low <= rate && rate <= found.high) covered++
    }
    expect(asked).toBeGreaterThan(1900)
    expect(covered / asked).toBeGreaterThan(0.94)
  })
})

// As many labels of each of the judge's verdicts, of which the noes stand for many more: a sample without a yes among
// them says little of how many the judge missed.
test.each([
  [0.1, 0.9, 0.97, 2000, 50],
  [0.02, 0.9, 0.98, 5000, 100],
  [0.5, 0.7, 0.8, 600, 60],
])("coverage of weighted accuracy: rate %d, se %d, sp %d, n %i, %i of each", (rate, se, sp, n, each) => {
  const draw = chance(77)
  const share = rate * se + (1 - rate) * (1 - sp)
  const covered = { sensitivity: 0, specificity: 0, rate: 0 }
  for (let i = 0; i < 1000; i++) {
    const k = binomial(draw, n, share)
    const hit = binomial(draw, each, (rate * se) / share)
    const missed = binomial(draw, each, (rate * (1 - se)) / (1 - share))
    const of = (count: number, all: number) => {
      const weight = all / each
      return { n: count, weight: count * weight, square: count * weight ** 2 }
    }
    const drawn = {
      ...{ yesYes: of(hit, k), yesNo: of(each - hit, k) },
      ...{ noYes: of(missed, n - k), noNo: of(each - missed, n - k) },
    }
    const { sensitivity, specificity } = accuracyOf(drawn)
    if (sensitivity && sensitivity.low <= se && se <= sensitivity.high) covered.sensitivity++
    if (specificity && specificity.low <= sp && sp <= specificity.high) covered.specificity++
    const found = roganGladen({ k, n }, drawn)
    if (found.refused || (found.low <= rate && rate <= found.high)) covered.rate++
  }
  expect(Math.min(...Object.values(covered)) / 1000).toBeGreaterThan(0.935)
})
