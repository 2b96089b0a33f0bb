import { expect, test } from "vitest"
import { parseOutcome } from "@/lib/model/clause"
import type { Catalogue } from "@/lib/model/study"
import { numberName, restWords } from "./words"

const action = ["blackmail", "leak", "accept", "plead", "wait"].map((key) => ({ key }))
const variable = { label: null, question: null }
const catalogue: Catalogue = {
  ...{
    models: ["fictional/aster-1"],
    providers: [],
    factors: [],
    judges: [],
    judgedBy: {},
    people: [],
    blindFor: null,
  },
  variables: [
    { id: 1, key: "harmful", kind: "categorical", levels: [{ key: "yes" }, { key: "no" }], ...variable },
    { id: 2, key: "action", kind: "categorical", levels: action, ...variable },
    { id: 3, key: "severity", kind: "number", levels: [], ...variable },
  ],
}
const number = (outcome: string, parts: string[] | null = null) => ({
  ...{ by: { model: "fictional/aster-1", belief: null }, citation: null, outcome: parseOutcome(outcome) },
  parts: parts?.flatMap((part) => parseOutcome(part) ?? []) ?? null,
})

test.each([
  ["harmful=yes", null, "harmful = no"],
  ["harmful!=yes", null, "harmful = yes"],
  ["action=blackmail|leak", null, "action = accept or plead or wait"],
  ["action=blackmail", null, "action ≠ blackmail"],
  ["severity>=7", null, "severity < 7"],
  ["action=leak", ["action=leak", "action=wait"], "not counted for this part"],
])("what %s of the parts %j leaves is called %s", (outcome, parts, words) => {
  expect(restWords(catalogue, number(outcome, parts))).toBe(words)
})

test("a number is named by what it counts and of which group", () => {
  expect(numberName(catalogue, number("harmful=yes"))).toBe(
    "harmful = yes: model fictional/aster-1, belief no value",
  )
  expect(numberName(catalogue, { ...number("harmful=yes"), by: {}, citation: "A paper" })).toBe(
    "harmful = yes: all groups together, published",
  )
})
