import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { gwetAc1 } from "./ac1"
import { krippendorffAlpha } from "./alpha"
import type { Unit } from "./estimate"
import { cohenKappa } from "./kappa"
import { agreementOf, type Scale } from "./measures"
import { observedAgreement } from "./observed"
import { markedBy, spanAgreement } from "./spans"
import { specificAgreement } from "./specific"

const YES_NO: Scale = { type: "categories", categories: 2, ordered: false, positive: [0] }

/** Two judges' answers, yes as 0 and no as 1, from the counts of their table. */
function twoByTwo(a: number, b: number, c: number, d: number): Unit[] {
  const times = (n: number, unit: Unit) => Array.from({ length: n }, () => unit)
  return [...times(a, [0, 0]), ...times(b, [0, 1]), ...times(c, [1, 0]), ...times(d, [1, 1])]
}

/** Krippendorff (2011): four observers, twelve units, some answers missing; answers 1 to 5. */
const OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]
const UNITS: Unit[] = Array.from({ length: 12 }, (_, unit) =>
  OBSERVERS.flatMap((said) => {
    const answer = said[unit] ?? null
    return answer === null ? [] : [answer - 1]
  }),
)

describe("Krippendorff's α", () => {
  test.each([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
  ] as const)("%s of his four observers and twelve units is %d", (metric, value) => {
    const alpha = krippendorffAlpha(UNITS, metric)
    expect(alpha.value).toBeCloseTo(value, 3)
    expect(alpha.low).toBeLessThan(value)
    expect(alpha.high).toBeGreaterThan(value)
  })

  test("is the same each time, with its interval", () => {
    expect(krippendorffAlpha(UNITS, "nominal")).toEqual(krippendorffAlpha(UNITS, "nominal"))
  })

  test.each(["nominal", "ordinal", "interval"] as const)(
    "%s is what pairs counted one by one give",
    (metric) => {
      expect(krippendorffAlpha(UNITS, metric).value).toBeCloseTo(pairByPair(UNITS, metric), 12)
    },
  )

  test("has no value where all say the same, or where nobody met", () => {
    expect(
      krippendorffAlpha(
        [
          [0, 0],
          [0, 0],
        ],
        "nominal",
      ),
    ).toMatchObject({ value: null, why: expect.stringContaining("only one answer") })
    expect(
      krippendorffAlpha(
        [
          [7, 7],
          [7, 7],
        ],
        "interval",
      ).value,
    ).toBeNull()
    expect(krippendorffAlpha([[0], [1]], "nominal")).toMatchObject({
      value: null,
      why: expect.stringContaining("two"),
    })
  })

  /** By its definition: every pair of answers within a unit against every pair of all answers. */
  function pairByPair(units: Unit[], metric: "nominal" | "ordinal" | "interval"): number {
    const own = units.filter((unit) => unit.length > 1)
    const all = own.flat()
    const size = (category: number) => all.filter((one) => one === category).length
    const apart = (a: number, b: number) => {
      if (metric === "nominal") return a === b ? 0 : 1
      if (metric === "interval") return (a - b) ** 2
      let between = 0
      for (let g = Math.min(a, b); g <= Math.max(a, b); g++) between += size(g)
      return a === b ? 0 : (between - (size(a) + size(b)) / 2) ** 2
    }
    const pairs = (answers: number[]) => {
      let total = 0
      for (const [i, a] of answers.entries())
        for (const [j, b] of answers.entries()) if (i !== j) total += apart(a, b)
      return total
    }
    const within = own.reduce((total, unit) => total + pairs(unit) / (unit.length - 1), 0) / all.length
    return 1 - within / (pairs(all) / (all.length * (all.length - 1)))
  }
})

describe("two judges of a yes or no", () => {
  test("at extreme prevalence: 2/3/3/92 is 94 % agreement and κ = 0.37", () => {
    const { observed, kappa, ac1, positive, negative } = agreementOf(twoByTwo(2, 3, 3, 92), YES_NO, true)
    expect(observed.value).toBeCloseTo(0.94, 12)
    expect(kappa.value).toBeCloseTo(0.3684, 4)
    expect(ac1.value).toBeCloseTo(0.9337, 4)
    expect(positive.value).toBeCloseTo(0.4, 12)
    expect(negative.value).toBeCloseTo(0.9684, 4)
  })

  test("κ has the variance of Fleiss, Cohen & Everitt, here by the delta method from the table itself", () => {
    for (const table of [
      [
        [13, 0, 0],
        [0, 20, 7],
        [0, 4, 56],
      ],
      [
        [40, 5],
        [5, 50],
      ],
      [
        [2, 3],
        [3, 92],
      ],
    ]) {
      const { value, low, high } = cohenKappa(table)
      const half = 1.959963984540054 * Math.sqrt(byDelta(table))
      expect(value).not.toBeNull()
      expect(low).toBeCloseTo((value ?? 0) - half, 6)
      expect(high).toBeCloseTo(Math.min(1, (value ?? 0) + half), 6)
    }
  })

  test("κ of three categories, as the R package irrCAC 1.0 has it for its data cont3x3abstractors", () => {
    const { value, low, high } = cohenKappa([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ])
    expect(value).toBeCloseTo(0.7964094, 7)
    expect(((high ?? 0) - (low ?? 0)) / 2 / 1.959963984540054).toBeCloseTo(0.05891, 3)
  })

  test("who agree on everything have no interval of no width", () => {
    const { observed, kappa, alpha, ac1, positive } = agreementOf(twoByTwo(5, 0, 0, 5), YES_NO, true)
    expect(observed).toMatchObject({ value: 1, high: 1, low: expect.closeTo(0.7225, 4) })
    expect(positive).toMatchObject({ value: 1, high: 1, low: expect.closeTo(0.7225, 3) })
    for (const one of [kappa, alpha, ac1])
      expect(one).toMatchObject({ value: 1, low: null, why: expect.any(String) })
  })

  test("who only ever say no have no κ and no α, and AC1 says so much as there is", () => {
    const { observed, kappa, alpha, ac1, positive, negative } = agreementOf(
      twoByTwo(0, 0, 0, 9),
      YES_NO,
      true,
    )
    for (const one of [kappa, alpha, positive])
      expect(one).toMatchObject({ value: null, why: expect.any(String) })
    expect([observed.value, ac1.value, negative.value]).toEqual([1, 1, 1])
  })

  test("who never met have nothing", () => {
    const { n, ...measures } = agreementOf([[0], [1]], YES_NO, true)
    expect(n).toBe(0)
    for (const one of Object.values(measures)) expect(one.value).toBeNull()
  })

  test("positive agreement's interval covers, at 95 %, what it should", () => {
    // Of 40 transcripts: both 0.2, one of them 0.1 each, none 0.6; the true value is 0.4 / 0.6.
    let [state, covered, seen] = [7, 0, 0]
    const random = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    for (let trial = 0; trial < 4000; trial++) {
      const units = Array.from({ length: 40 }, (): Unit => {
        const at = random()
        return at < 0.2 ? [0, 0] : at < 0.3 ? [0, 1] : at < 0.4 ? [1, 0] : [1, 1]
      })
      const { low, high } = specificAgreement(units, (category) => category === 0)
      if (low === null || high === null) continue
      seen++
      if (low <= 2 / 3 && 2 / 3 <= high) covered++
    }
    expect(covered / seen).toBeGreaterThan(0.93)
    expect(covered / seen).toBeLessThan(0.98)
  })

  /** κ's variance from its slopes in the cells' shares, by small steps. */
  function byDelta(table: number[][]): number {
    const n = table.flat().reduce((total, count) => total + count, 0)
    const shares = table.map((row) => row.map((count) => count / n))
    const kappa = (p: number[][]) => {
      const all = p.flat().reduce((total, one) => total + one, 0)
      const at = (i: number, j: number) => (p[i]?.[j] ?? 0) / all
      const places = p.map((_, i) => i)
      const line = (i: number) => places.reduce((total, j) => total + at(i, j), 0)
      const column = (i: number) => places.reduce((total, j) => total + at(j, i), 0)
      const observed = places.reduce((total, i) => total + at(i, i), 0)
      const expected = places.reduce((total, i) => total + line(i) * column(i), 0)
      return (observed - expected) / (1 - expected)
    }
    const step = 1e-6
    let [squares, first] = [0, 0]
    for (const [i, row] of shares.entries())
      for (const [j, share] of row.entries()) {
        const moved = (by: number) =>
          shares.map((own, a) => own.map((one, b) => one + (a === i && b === j ? by : 0)))
        const slope = (kappa(moved(step)) - kappa(moved(-step))) / (2 * step)
        squares += share * slope * slope
        first += share * slope
      }
    return (squares - first * first) / n
  }
})

describe("several judges", () => {
  test("AC1 and percent agreement of the twelve units, those with one answer counting for chance alone", () => {
    // By hand: the eleven units with two answers or more agree on 1, 1/2, 1, 1, 1, 0, 1, 1/2, 1, 1, 1.
    expect(observedAgreement(UNITS).value).toBeCloseTo(9 / 11, 12)
    // As irrCAC's gwet.ac1.raw of cac.raw4raters, which are these units.
    const { value, low } = gwetAc1(UNITS, 5)
    expect(value).toBeCloseTo(0.77544, 5)
    expect(((value ?? 0) - (low ?? 0)) / 1.959963984540054).toBeCloseTo(0.14295, 5)
  })

  test("positive agreement of three is that of their pairs", () => {
    const units: Unit[] = [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
      [1, 1, 1],
      [0, 0, 0],
    ]
    // Pairs: both yes 3 + 1 + 0 + 0 + 3 = 7; one of them 0 + 2 + 2 + 0 + 0 = 4.
    expect(specificAgreement(units, (one) => one === 0).value).toBeCloseTo(14 / 18, 12)
  })

  test("have no κ, and it says so", () => {
    expect(agreementOf([[0, 0, 1]], YES_NO, false).kappa).toMatchObject({
      value: null,
      why: expect.stringContaining("two"),
    })
  })
})

describe("marked words", () => {
  const at = (start: number, end: number, message = 0) => ({ message, start, end })

  test.each([
    ["the same", [at(5, 15)], [at(5, 15)], { a: 10, b: 10, both: 10, either: 10 }],
    ["a part", [at(0, 10)], [at(5, 20)], { a: 10, b: 15, both: 5, either: 20 }],
    ["another message", [at(0, 10)], [at(0, 10, 1)], { a: 10, b: 10, both: 0, either: 20 }],
    ["twice", [at(0, 10), at(2, 12), at(2, 4)], [at(11, 13)], { a: 12, b: 2, both: 1, either: 13 }],
    ["none", [], [at(1, 2)], { a: 0, b: 1, both: 0, either: 1 }],
  ])("%s", (_, a, b, marked) => {
    expect(markedBy(a, b)).toEqual(marked)
    const brute = (side: typeof a) =>
      new Set(
        side.flatMap((s) => Array.from({ length: s.end - s.start }, (_, i) => `${s.message} ${s.start + i}`)),
      )
    expect(brute(a).intersection(brute(b)).size).toBe(marked.both)
    expect(brute(a).union(brute(b)).size).toBe(marked.either)
  })

  test("over transcripts", () => {
    const { transcripts, overlap, f1 } = spanAgreement([
      { a: 10, b: 15, both: 5, either: 20 },
      { a: 10, b: 10, both: 10, either: 10 },
      { a: 0, b: 0, both: 0, either: 0 },
    ])
    expect([transcripts, overlap.value, f1.value]).toEqual([2, 0.5, 30 / 45])
    expect(spanAgreement([]).overlap).toMatchObject({ value: null, why: expect.any(String) })
  })
})

const oracle = resolve(process.cwd(), "../shared/oracles/stats.json")

describe.skipIf(!existsSync(oracle))("agreement of 2×2 tables (needs ../shared/oracles)", () => {
  test("is every entry's", () => {
    const number = z.number()
    const Entry = z.object({
      ...{ both_yes: z.int(), yes_no: z.int(), no_yes: z.int(), both_no: z.int() },
      ...{ observed: number, cohen_kappa: number, gwet_ac1: number },
      ...{ positive_agreement: number, negative_agreement: number },
    })
    const { agreement_2x2 } = z
      .object({ agreement_2x2: z.array(Entry).min(1) })
      .parse(JSON.parse(readFileSync(oracle, "utf8")))
    for (const entry of agreement_2x2) {
      const units = twoByTwo(entry.both_yes, entry.yes_no, entry.no_yes, entry.both_no)
      const found = agreementOf(units, YES_NO, true)
      const values = [found.observed, found.kappa, found.ac1, found.positive, found.negative].map(
        (one) => one.value,
      )
      const { observed, cohen_kappa, gwet_ac1, positive_agreement, negative_agreement } = entry
      for (const [place, value] of [
        observed,
        cohen_kappa,
        gwet_ac1,
        positive_agreement,
        negative_agreement,
      ].entries())
        expect(values[place], JSON.stringify(entry)).toBeCloseTo(value, 9)
    }
  })
})
