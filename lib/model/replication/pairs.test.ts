import { describe, expect, test } from "vitest"
import type { RateRow } from "@/lib/model/rates/rows"
import { comparePairs, MARGIN, type Pair, withPublished } from "./pairs"

function row(k: number, n: number, published = false): RateRow {
  return {
    ...{ by: { model: `${k}/${n}` }, published, citation: published ? "A fictional table" : null, k, n },
    ...{ missing: { failed: 0, not_judged: 0, judge_failed: 0 }, excluded: 0 },
    ...{ rate: n > 0 ? k / n : null, low: null, high: null, prompts: 1, clustered: null },
  }
}

const pair = (k1: number, n1: number, k2: number, n2: number): Pair => ({
  ours: row(k1, n1),
  published: row(k2, n2, true),
})

const only = (...counts: [number, number, number, number]) => comparePairs([pair(...counts)])[0]

describe("comparePairs", () => {
  test("59 of 107 against 21 of 324 differs, by 48.7 points [38.7, 58.0]", () => {
    const compared = only(59, 107, 21, 324)
    expect(compared?.difference.estimate).toBeCloseTo(0.4866, 4)
    expect(compared?.difference.low).toBeCloseTo(0.3868, 4)
    expect(compared?.difference.high).toBeCloseTo(0.58, 4)
    expect(compared?.verdict).toEqual({ kind: "differs" })
  })

  test("96 of 100 and 95 of 100 agree: the interval [−5.4, 7.5] lies within the margin", () => {
    expect(only(96, 100, 95, 100)?.verdict).toEqual({ kind: "agrees" })
  })

  test.each([
    [0, 3, 0, 100],
    [1, 1, 100, 100],
    [5, 10, 50, 100],
  ])("a tie at a small n, %i of %i against %i of %i, cannot be told", (...counts) => {
    const verdict = only(...counts)?.verdict
    expect(verdict?.kind).toBe("cannot tell")
    expect(verdict).toMatchObject({ needed: expect.any(Number) })
  })

  test("what is needed is R's power.prop.test at the level of Holm's first step", () => {
    // power.prop.test(p1 = 0.5, p2 = 0.35, power = 0.8)$n = 169.31; p1 = 0.4, p2 = 0.6: 96.92
    expect(only(5, 10, 50, 100)?.verdict).toEqual({ kind: "cannot tell", needed: 170 })
    expect(only(4, 10, 60, 100)?.verdict).toEqual({ kind: "cannot tell", needed: 97 })
    // sig.level = 0.025: 205.17
    const [first] = comparePairs([pair(5, 10, 50, 100), pair(5, 10, 50, 100)])
    expect(first?.verdict).toEqual({ kind: "cannot tell", needed: 206 })
  })

  test("what is needed is more than there is, wherever one cannot tell", () => {
    for (const n of [1, 3, 10, 30, 100, 300]) {
      for (let k = 0; k <= n; k += Math.ceil(n / 7)) {
        for (let other = 0; other <= n; other += Math.ceil(n / 7)) {
          const verdict = only(k, n, other, n)?.verdict
          if (verdict?.kind === "cannot tell")
            expect(verdict.needed, `${k}, ${other} of ${n}`).toBeGreaterThan(n)
        }
      }
    }
  })

  test("agreement needs the whole interval within the margin, and never an n that is tiny", () => {
    for (let n = 1; n <= 12; n++) expect(only(0, n, 0, 100)?.verdict.kind).toBe("cannot tell")
    for (const { difference, verdict } of comparePairs([
      pair(50, 100, 55, 100),
      pair(500, 1000, 520, 1000),
    ])) {
      const within = difference.low > -MARGIN && difference.high < MARGIN
      expect(verdict.kind === "agrees").toBe(within)
    }
  })

  test("a difference must survive Holm's correction over all pairs", () => {
    const weak = pair(3, 10, 9, 10)
    const alone = comparePairs([weak])[0]
    expect([alone?.p, alone?.verdict.kind]).toEqual([alone?.holm, "differs"])
    const many = comparePairs([weak, ...Array.from({ length: 9 }, () => pair(5, 10, 5, 10))])
    expect(many[0]?.ours).toBe(weak.ours)
    expect(many[0]?.holm).toBeCloseTo(10 * (alone?.p ?? 0), 12)
    expect(many[0]?.verdict.kind).toBe("cannot tell")
  })

  test("the smallest adjusted p is first, then the largest difference; no data is no comparison", () => {
    const pairs = [pair(5, 10, 5, 10), pair(6, 10, 5, 10), pair(0, 0, 5, 10), pair(90, 100, 10, 100)]
    expect(comparePairs(pairs).map(({ ours }) => ours.k)).toEqual([90, 6, 5])
    expect(comparePairs([])).toEqual([])
  })
})

describe("withPublished", () => {
  test("puts each published row after its own", () => {
    const [a, b] = [pair(1, 2, 3, 4), pair(5, 6, 7, 8)]
    const rows = withPublished([b.ours, a.ours, row(9, 9)], [a, b])
    expect(rows.map(({ k }) => k)).toEqual([5, 7, 1, 3, 9])
  })
})
