import { describe, expect, test } from "vitest"
import { actsOf, type CalledAction, momentsOf } from "./moment"
import type { ReadJudgement, Span } from "./reading"

const span = (message: number, start: number, end: number): Span => ({
  ...{ message, start, end, exact: "", prefix: "", suffix: "" },
})
const verdict = (over: Partial<ReadJudgement>): ReadJudgement => ({
  id: "1",
  variable: { key: "harmful_act", label: null, kind: "categorical" },
  judge: { kind: "classifier", name: "judge", model: null, version: null, prompt: null, rank: 0 },
  ...{ value: "yes", label: null, harm: true, failure: null, explanation: null, judgedAt: null },
  ...{ superseded: false, headline: true, evidence: [], flags: [] },
  ...over,
})
const calls: CalledAction[] = [
  { message: 2, block: 1, at: [100, 200], results: [3] },
  { message: 2, block: 2, at: [200, 300], results: [3] },
  { message: 4, block: 0, at: [0, 50], results: [] },
]

describe("the moment of harm", () => {
  test("is the call that evidence overlaps, in its arguments or in its result", () => {
    const judged = verdict({ evidence: [span(4, 49, 60), span(2, 250, 260), span(3, 0, 5)] })
    expect(momentsOf({ judgements: [judged], calls })).toEqual([
      { message: 2, block: 1, at: [100, 200], variable: "harmful_act", judgement: "1" },
      { message: 2, block: 2, at: [200, 300], variable: "harmful_act", judgement: "1" },
      { message: 4, block: 0, at: [0, 50], variable: "harmful_act", judgement: "1" },
    ])
  })

  test("a span that only touches a call is not in it", () => {
    expect(momentsOf({ judgements: [verdict({ evidence: [span(4, 50, 60)] })], calls })).toEqual([
      { message: 4, block: null, at: [50, 60], variable: "harmful_act", judgement: "1" },
    ])
  })

  test("without an action it is the first evidence; without evidence there is none", () => {
    const thought = verdict({ evidence: [span(6, 10, 20), span(5, 30, 40)] })
    expect(momentsOf({ judgements: [thought], calls })).toMatchObject([
      { message: 5, block: null, at: [30, 40] },
    ])
    expect(momentsOf({ judgements: [verdict({})], calls })).toEqual([])
  })

  test("only what stands, speaks and is harm counts, and an action counts once", () => {
    const evidence = [span(2, 110, 120)]
    const others = [{ harm: false }, { harm: null }, { headline: false }, { superseded: true }]
    const silent = others.map((over, i) => verdict({ id: `${i + 2}`, evidence, ...over }))
    expect(momentsOf({ judgements: silent, calls })).toEqual([])
    const twice = [verdict({ id: "a", evidence }), verdict({ id: "b", evidence })]
    expect(momentsOf({ judgements: twice, calls }).map(({ judgement }) => judgement)).toEqual(["a"])
  })
})

test("acts are counted over the outline, and the first is said by its tool or in better words", () => {
  const outline = [
    { message: 0, actions: [] },
    { message: 3, actions: ["bash", "email"] },
    { message: 6, actions: ["email"] },
  ]
  expect(actsOf(outline)).toEqual({ count: 3, first: { message: 3, words: "bash" } })
  expect(actsOf(outline, "bash ls").first?.words).toBe("bash ls")
  expect(actsOf([])).toEqual({ count: 0, first: null })
})
