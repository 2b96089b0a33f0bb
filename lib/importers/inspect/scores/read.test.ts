import { describe, expect, test } from "vitest"
import { LogHeader, Sample } from "@/lib/importers/inspect/log-schema"
import { scoreVersions } from "./edits"
import { scoreKinds, valueKind } from "./kinds"
import { readScores } from "./read"

const header = LogHeader.parse({
  eval: {
    task: "fictional",
    model: "fictional-org/model-a",
    model_roles: { grader: { model: "fictional-org/grader" } },
    scorers: [{ name: "match" }, { name: "model_graded_qa" }, { name: "own" }],
  },
})

function read(scores: Record<string, unknown>, kinds = scoreKinds()) {
  return readScores(header, Sample.parse({ id: 1, epoch: 1, scores }), kinds)
}

test.each([
  [1, "number"],
  [0.25, "number"],
  [true, "categorical"],
  ["C", "categorical"],
  ["a short verdict", "categorical"],
  ["x".repeat(41), "text"],
  ["two\nlines", "text"],
  [[1, 0], "text"],
  ["NaN", null],
  ["", null],
  [null, null],
  [undefined, null],
])("the kind of %j is %s", (value, kind) => {
  expect(valueKind(value)).toBe(kind)
})

describe("a scorer whose values are of several kinds", () => {
  const values = [3, 4, true, "I", "C", 7, [1]]
  const orders = [values, values.toReversed(), [...values.slice(4), ...values.slice(0, 4)]]
  test.each(orders.map((order) => [order]))("has one kind per key, whatever the order: %j", (order) => {
    const kinds = scoreKinds()
    for (const value of order) kinds.count({ own: { value } })
    const keys = values.map((value) => read({ own: { value } }, kinds).judgements[0]?.variable)
    const kindsByKey = new Map(keys.map((variable) => [variable?.key, variable?.kind]))
    expect([...kindsByKey]).toEqual([
      ["own_number", "number"],
      ["own", "categorical"],
      ["own_text", "text"],
    ])
  })
})

test("yes and no for truth values, words for C, I, P and N, and no harm in any", () => {
  const { judgements } = read({ own: { value: false }, match: { value: "P" } })
  expect(judgements.map(({ value }) => value)).toEqual(["no", "P"])
  expect(judgements[1]?.variable.levels?.find((level) => level.key === "P")?.label).toBe("Partial")
  expect(JSON.stringify(judgements)).not.toContain("harm")
})

test("who asks a model is a classifier, who compares texts is a detector", () => {
  const { judgements } = read({ match: { value: "C" }, model_graded_qa: { value: "C" }, own: { value: 1 } })
  expect(judgements.map(({ judge }) => [judge.kind, judge.model])).toEqual([
    ["detector", undefined],
    ["classifier", "fictional-org/grader"],
    ["classifier", "fictional-org/grader"],
  ])
})

test("a score that gives no value is no judgement, and is noted", () => {
  const { judgements, unscored } = read({
    own: { value: "NaN" },
    match: "C",
    suite: { value: { a: null, b: 2 } },
  })
  expect(judgements.map(({ variable }) => variable.key)).toEqual(["suite.b"])
  expect(Object.keys(unscored)).toEqual(["own", "match", "suite.a"])
})

test("the single score of an old log goes by the header's scorer", () => {
  const old = LogHeader.parse({ ...header, results: { scorer: { name: "includes" }, metrics: {} } })
  const sample = Sample.parse({ id: 1, epoch: 1, score: { value: "C" } })
  expect(readScores(old, sample, scoreKinds()).judgements[0]?.variable.key).toBe("includes")
})

test("a history that starts with a person does not tell what the scorer said", () => {
  const edit = { value: "C", provenance: { author: "Reviewer One", timestamp: "2026-02-04T09:00:00Z" } }
  expect(scoreVersions({ value: "C", history: [edit] })).toEqual([
    { value: "C", author: "Reviewer One", at: "2026-02-04T09:00:00Z" },
  ])
  expect(read({ match: { value: "C", history: [edit] } }).judgements[0]?.judge).toEqual({
    kind: "person",
    name: "Reviewer One",
    rank: -1,
  })
})
