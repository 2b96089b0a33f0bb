import { describe, expect, test } from "vitest"
import { formatClause, formatOutcome, parseClause, parseOutcome } from "./clause"

describe("clauses", () => {
  test.each([
    ["model:aster-1", { key: "model", op: "=", value: "aster-1" }],
    ["model=aster-1", { key: "model", op: "=", value: "aster-1" }],
    ["belief:", { key: "belief", op: "=", value: "" }],
    ["model:fixture-org/llama-b:free", { key: "model", op: "=", value: "fixture-org/llama-b:free" }],
    ["severity>=7", { key: "severity", op: ">=", value: "7" }],
    ["severity<0.5", { key: "severity", op: "<", value: "0.5" }],
  ] as const)("%s is read, and written so that it is read again", (text, clause) => {
    expect(parseClause(text)).toEqual(clause)
    expect(parseClause(formatClause(clause))).toEqual(clause)
  })

  test.each(["", "model", ":x", "severity>=high", "severity>="])("%j is no clause", (text) => {
    expect(parseClause(text)).toBeNull()
  })
})

describe("outcomes", () => {
  test.each([
    ["harmful", { key: "harmful", op: "=", values: [] }],
    ["harmful=yes", { key: "harmful", op: "=", values: ["yes"] }],
    ["outcome=blackmail|leak", { key: "outcome", op: "=", values: ["blackmail", "leak"] }],
    ["severity>=7", { key: "severity", op: ">=", values: ["7"] }],
    ["o=a\\|b|c\\\\|d", { key: "o", op: "=", values: ["a|b", "c\\", "d"] }],
  ] as const)("%s is read, and written back as it was", (text, outcome) => {
    expect(parseOutcome(text)).toEqual(outcome)
    expect(formatOutcome({ ...outcome, values: [...outcome.values] })).toBe(text)
  })

  test.each(["", "=yes", "harmful="])("%j is no outcome", (text) => {
    expect(parseOutcome(text)).toBeNull()
  })
})
