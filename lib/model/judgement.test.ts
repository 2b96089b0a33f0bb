import { expect, test } from "vitest"
import { ADJUDICATED, OWN_RANK, type RankedJudgement, resolveValues, resolveVerdicts } from "./judgement"

test("the lowest rank speaks, whatever came later", () => {
  const judgements = [
    { variable: "harmful", rank: 0, value: "no" },
    { variable: "harmful", rank: 1, value: "yes" },
  ]
  expect(resolveValues(judgements)).toEqual({ harmful: "no" })
  expect(resolveValues(judgements.toReversed())).toEqual({ harmful: "no" })
})

test("of one rank the latest speaks", () => {
  const judgements = [
    { variable: "belief", rank: 0, value: "real" },
    { variable: "belief", rank: 0, value: "evaluation" },
  ]
  expect(resolveValues(judgements)).toEqual({ belief: "evaluation" })
})

test("a headline judge that failed is not replaced by another", () => {
  const judgements = [
    { variable: "harmful", rank: 1, value: "yes" },
    { variable: "harmful", rank: 0, value: null },
  ]
  expect(resolveValues(judgements)).toEqual({ harmful: null })
})

test("a variable that nobody judged is absent, not null", () => {
  expect(resolveValues([])).toEqual({})
})

const label = (
  judge: string,
  value: string | null,
  more: Partial<RankedJudgement> = {},
): RankedJudgement => ({
  ...{ variable: "reasoning", imported: false, judge, kind: "person", rank: OWN_RANK, value, ...more },
})
const ruling = (value: string | null, more: Partial<RankedJudgement> = {}) =>
  label(ADJUDICATED, value, { kind: "adjudicator", ...more })

test.each<[string, RankedJudgement[], string | null | undefined]>([
  ["one person", [label("ann", "yes")], "yes"],
  ["two who differ, whoever spoke last", [label("ann", "yes"), label("bob", "no")], null],
  ["most of three", [label("ann", "yes"), label("bob", "no"), label("cat", "yes")], "yes"],
  ["what was decided", [label("ann", "yes"), ruling("no"), label("bob", "yes")], "no"],
  [
    "most, where the decision was taken back",
    [ruling("no"), label("ann", "yes"), ruling(null, { withdrawn: true })],
    "yes",
  ],
  [
    "those who still say something",
    [label("ann", "yes"), label("bob", "no"), label("bob", null, { withdrawn: true })],
    "yes",
  ],
  [
    "nothing, where all was taken back",
    [label("ann", "yes"), label("ann", null, { withdrawn: true })],
    undefined,
  ],
  ["people and no detector", [label("rule v1", "no", { kind: "detector" }), label("ann", "yes")], "yes"],
  ["the detector where no person did", [label("rule v1", "no", { kind: "detector" })], "no"],
])("of a variable made here, by default: %s", (_, said, value) => {
  expect(resolveValues(said).reasoning).toBe(value)
})

test("of an imported variable neither people nor decisions are the default", () => {
  const said = [
    label("source", "no", { kind: "classifier", rank: 0 }),
    label("ann", "yes"),
    ruling("yes"),
  ].map((one) => ({ ...one, imported: true }))
  expect(resolveValues(said)).toEqual({ reasoning: "no" })
  expect(resolveVerdicts(said)).toEqual({ reasoning: { source: "no", ann: "yes", adjudicated: "yes" } })
})

test("what was taken back is in no verdicts", () => {
  const said = [label("ann", "yes"), label("ann", null, { withdrawn: true }), label("bob", "no")]
  expect(resolveVerdicts(said)).toEqual({ reasoning: { bob: "no" } })
})
