import { describe, expect, it } from "vitest"
import { everything, type Filters } from "@/lib/model/population/filters"
import { clauseParts, keyClauses, withoutKey } from "./clauses"

const population: Filters = {
  ...everything,
  where: [
    { key: "model", op: "=", value: "model-a" },
    { key: "severity", op: ">=", value: "3" },
    { key: "model", op: "=", value: "model-b" },
    { key: "severity", op: "<", value: "7" },
    { key: "belief", op: "=", value: "" },
  ],
  missing: ["harmful:judge_failed"],
  search: "ferry",
}

describe("clauseParts", () => {
  it("says each part once, in words", () => {
    expect(clauseParts(population).map(({ words }) => words)).toEqual([
      "model is model-a or model-b",
      "severity >= 3 and severity < 7",
      "belief has no value",
      "harmful has no value (the judge failed)",
      "the text has “ferry”",
    ])
  })

  it("leaves everything else when one part is dropped", () => {
    for (const { id, without } of clauseParts(population)) {
      const others = clauseParts(population).filter((part) => part.id !== id)
      expect(clauseParts(without).map(({ words }) => words)).toEqual(others.map(({ words }) => words))
    }
  })

  it("finds nothing to drop in everything", () => {
    expect(clauseParts(everything)).toEqual([])
  })
})

describe("keyClauses and withoutKey", () => {
  it("speak of one key alone", () => {
    expect(keyClauses(population, "severity")).toBe("severity >= 3 and severity < 7")
    expect(keyClauses(withoutKey(population, "severity"), "severity")).toBe("")
    expect(withoutKey(population, "severity").where).toHaveLength(3)
  })
})
