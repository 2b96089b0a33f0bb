import { expect, test } from "vitest"
import type { RateRow } from "@/lib/model/rates/rows"
import { comparePairs } from "@/lib/model/replication/pairs"
import { tally, verdictWords } from "./verdict-words"

function row(k: number, n: number): RateRow {
  const missing = { failed: 0, not_judged: 0, judge_failed: 0 }
  const own = { by: {}, published: false, citation: null, k, n, missing, excluded: 0 }
  return { ...own, rate: k / n, low: 0, high: 1, prompts: 1, clustered: null }
}

test.each([
  [454, 675, 346, 600, "differs: ours 9.6 points higher"],
  [4, 10, 10, 10, "differs: ours 60 points lower"],
  [96, 100, 95, 100, "agrees within noise"],
  [0, 3, 0, 100, "cannot tell: n too small, about 48 per group would"],
])("%i of %i against %i of %i: %s", (k1, n1, k2, n2, words) => {
  expect(comparePairs([{ ours: row(k1, n1), published: row(k2, n2) }]).map(verdictWords)).toEqual([words])
})

test("close counts that only the correction keeps from differing agree within the margin, not within noise", () => {
  const pairs = [
    [537, 2025, 130, 600],
    [500, 1000, 500, 1000],
    [500, 1000, 500, 1000],
    [500, 1000, 500, 1000],
  ].map(([k1 = 0, n1 = 0, k2 = 0, n2 = 0]) => ({ ours: row(k1, n1), published: row(k2, n2) }))
  const comparisons = comparePairs(pairs)
  expect(comparisons.map(verdictWords).slice(0, 2)).toEqual([
    "agrees within 15 points",
    "agrees within noise",
  ])
  expect(tally(comparisons)).toBe("0 differ, 4 agree, 0 cannot be told at their n")
})
