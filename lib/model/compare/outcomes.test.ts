import { expect, test } from "vitest"
import { type Comparison, compareAll, isTold, outcomesOf } from "./outcomes"

const outcome = (key: string) => ({ key, op: "=" as const, values: ["yes"] })
const rounded = ({ difference, p }: Comparison) => ({
  points:
    difference &&
    [difference.estimate, difference.low, difference.high].map((x) => Math.round(x * 1000) / 10),
  p: p && Math.round(p * 1000) / 1000,
})

test("one line of a prompt: the difference that is told, and the one that is not", () => {
  const [accepts, blackmails] = compareAll([
    { outcome: outcome("accepts"), a: { k: 4, n: 10 }, b: { k: 10, n: 10 } },
    { outcome: outcome("blackmails"), a: { k: 1, n: 10 }, b: { k: 0, n: 10 } },
  ])
  if (!accepts || !blackmails) throw new Error("two comparisons were asked for")
  expect(rounded(accepts)).toEqual({ points: [60, 20.1, 83.2], p: 0.011 })
  expect(accepts.adjusted).toBeCloseTo(0.0217, 3)
  expect(isTold(accepts)).toBe(true)
  expect(accepts.needed).toBeNull()
  expect(rounded(blackmails)).toEqual({ points: [-10, -40.4, 18.9], p: 1 })
  expect(isTold(blackmails)).toBe(false)
  // R: ceiling(power.prop.test(p1 = .1, p2 = 0, power = .8)$n)
  expect(blackmails.needed).toBe(74)
})

test("without data on either side there is nothing to tell, and nothing to adjust for", () => {
  const [empty, other] = compareAll([
    { outcome: outcome("a"), a: { k: 0, n: 0 }, b: { k: 1, n: 2 } },
    { outcome: outcome("b"), a: { k: 0, n: 50 }, b: { k: 50, n: 50 } },
  ])
  expect(empty).toMatchObject({ difference: null, p: null, adjusted: null, needed: null })
  expect(other?.adjusted).toBe(other?.p)
})

test("equal rates are told apart by no number", () => {
  expect(compareAll([{ outcome: outcome("a"), a: { k: 0, n: 9 }, b: { k: 0, n: 9 } }])[0]).toMatchObject({
    ...{ p: 1, needed: null },
  })
})

test("harm levels are compared together, other variables level by level", () => {
  const levels = [{ key: "leak", harm: true }, { key: "blackmail", harm: true }, { key: "wait" }]
  expect(outcomesOf({ levels }, "deed").map(({ values }) => values)).toEqual([["leak", "blackmail"]])
  const pair = [{ key: "real" }, { key: "test" }]
  expect(outcomesOf({ levels: pair }, "belief").map(({ values }) => values)).toEqual([["real"]])
  expect(outcomesOf({ levels: [...pair, { key: "none" }] }, "belief")).toHaveLength(3)
})
