import { describe, expect, test } from "vitest"
import { hasOutcome, isDisputed, proposalProblem } from "@/lib/model/talk/flag"
import { contestedBand, moveOf } from "./band"

const harmful = { key: "harmful", op: "=" as const, values: ["yes"] }
const action = { key: "action", op: "=" as const, values: ["blackmail", "leak"] }

describe("the band of a contested rate", () => {
  test("goes from all lowering disputes upheld to all raising ones", () => {
    expect(contestedBand({ k: 199, n: 789, away: 9, toward: 3 })).toEqual({
      ...{ k: 199, n: 789, away: 9, toward: 3 },
      ...{ upheld: 193 / 789, low: 190 / 789, high: 202 / 789 },
    })
  })

  test("is the rate itself without disputes, and none without data", () => {
    expect(contestedBand({ k: 2, n: 8, away: 0, toward: 0 })).toMatchObject({ low: 0.25, high: 0.25 })
    expect(contestedBand({ k: 0, n: 0, away: 0, toward: 0 })).toBeNull()
  })

  test("stays within 0 and 1, and refuses more disputes than values", () => {
    expect(contestedBand({ k: 3, n: 3, away: 3, toward: 0 })).toMatchObject({ low: 0, high: 1, upheld: 0 })
    expect(() => contestedBand({ k: 3, n: 4, away: 4, toward: 0 })).toThrow(RangeError)
    expect(() => contestedBand({ k: 3, n: 4, away: 0, toward: 2 })).toThrow(RangeError)
  })
})

describe("disputes of one value", () => {
  test.each([
    ["one that changes it", harmful, true, ["no"], "away"],
    ["one towards it", harmful, false, ["yes"], "toward"],
    ["another level of the same outcome", action, true, ["leak"], null],
    ["most keep it", action, true, ["leak", "leak", "accept"], null],
    ["most change it", action, true, ["accept", "accept", "leak"], "away"],
    ["even, and one of the leading would change it", action, true, ["accept", "leak"], "away"],
    ["none", harmful, true, [], null],
  ] as const)("%s", (_, outcome, has, proposals, moved) => {
    expect(moveOf({ ...outcome, values: [...outcome.values] }, has, [...proposals])).toBe(moved)
  })
})

test.each([
  ["=", ["yes"], "yes", true],
  ["!=", ["yes"], "no", true],
  ["!=", ["yes", "no"], "no", false],
  ["=", ["7"], "7.0", true],
  [">=", ["7"], "6.9", false],
  ["<", ["7"], "6.9", true],
] as const)("whether %s %j holds of %s", (op, values, value, expected) => {
  expect(hasOutcome({ key: "x", op, values: [...values] }, value)).toBe(expected)
})

test("a proposal is another level, another number, other words", () => {
  const levels = [{ key: "yes" }, { key: "no" }]
  const categorical = { kind: "categorical" as const, levels }
  expect(proposalProblem(categorical, "no", "yes")).toBeNull()
  expect(proposalProblem(categorical, "yes", "yes")).toMatch("what the judgement says")
  expect(proposalProblem(categorical, "perhaps", "yes")).toMatch("Levels: yes, no")
  expect(proposalProblem(categorical, null, "yes")).toMatch("should have been")
  expect(proposalProblem(categorical, "yes", null)).toBeNull()
  expect(proposalProblem({ kind: "number", levels: [] }, "7.0", 7)).toMatch("what the judgement says")
  expect(proposalProblem({ kind: "number", levels: [] }, "high", 7)).toMatch("no number")
  expect(proposalProblem({ kind: "number", levels: [] }, "8", 7)).toBeNull()
})

test("a value is disputed while somebody calls it wrong and nobody has settled that", () => {
  const settled = { outcome: "rejected" as const, by: "", answer: "", at: "" }
  expect(isDisputed([{ kind: "wrong", settled: null }])).toBe(true)
  expect(isDisputed([{ kind: "wrong", settled }])).toBe(false)
  expect(isDisputed([{ kind: "not_there", settled: null }])).toBe(false)
})
