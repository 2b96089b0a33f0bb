import { expect, test } from "vitest"
import { agreementOf, type Scale } from "@/lib/stats/agreement/measures"
import { coefficient, prevalenceWords } from "./words"

const SCALE: Scale = { type: "categories", categories: 2, ordered: false, positive: [0] }

function row(a: number, b: number, c: number, d: number) {
  const table: [number, number[]][] = [
    [a, [0, 0]],
    [b, [0, 1]],
    [c, [1, 0]],
    [d, [1, 1]],
  ]
  const units = table.flatMap(([times, unit]) => Array.from({ length: times }, () => unit))
  const yes = (2 * a + b + c) / (2 * units.length)
  const common = yes > 0.5 ? { value: "yes", share: yes } : { value: "no", share: 1 - yes }
  return { agreement: agreementOf(units, SCALE, true), common }
}

test("2/3/3/92 is said: 94 % and κ 0.37, and what to read in its place", () => {
  const words = prevalenceWords(row(2, 3, 3, 92)) ?? ""
  for (const part of [
    "94 %",
    "κ is 0.37",
    "95 % of the answers are “no”",
    "agree on 90 %",
    "0.93",
    "positive agreement: 40 %",
  ])
    expect(words).toContain(part)
})

test("κ that chance does not press down is left alone", () => {
  expect(prevalenceWords(row(40, 5, 5, 50))).toBeNull()
  expect(prevalenceWords(row(5, 0, 0, 95))).toBeNull()
  expect(prevalenceWords(row(30, 20, 20, 30))).toBeNull()
})

test("one answer alone is said", () => {
  expect(prevalenceWords(row(0, 0, 0, 20))).toContain("Everybody said “no”")
})

test("nothing is said of nothing", () => {
  expect(prevalenceWords({ ...row(0, 0, 0, 0), common: null })).toBeNull()
})

test.each([
  [-0.004, "0.00"],
  [-0.02, "−0.02"],
  [0.3684, "0.37"],
  [1, "1.00"],
])("%d is %s", (value, words) => {
  expect(coefficient(value)).toBe(words)
})
