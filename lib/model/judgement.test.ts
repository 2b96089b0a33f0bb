import { expect, test } from "vitest"
import { resolveValues } from "./judgement"

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
