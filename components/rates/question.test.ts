import { describe, expect, it } from "vitest"
import type { Catalogue } from "@/lib/model/study"
import { groupsOf, keysOf } from "./question"

const catalogue: Catalogue = {
  models: ["model-a", "model-b"],
  providers: ["fictional-org"],
  factors: [
    { key: "split", levels: ["only"] },
    { key: "scenario", levels: ["ferry", "river"] },
    { key: "goal", levels: ["none", "explicit"] },
  ],
  variables: [
    { id: 1, key: "belief", kind: "categorical", label: null, question: null, levels: [{ key: "real" }] },
    { id: 2, key: "goal", kind: "categorical", label: "Goal held", question: null, levels: [{ key: "yes" }] },
    { id: 3, key: "severity", kind: "number", label: null, question: null, levels: [] },
  ],
  judges: [],
  judgedBy: {},
  people: [],
  blindFor: null,
}
const unasked = { rows: null, columns: null, panels: null }

describe("groupsOf", () => {
  it("takes models against the first factor that varies when nothing is asked", () => {
    expect(groupsOf(unasked, catalogue)).toEqual({ rows: "model", columns: "scenario", panels: null })
  })

  it("takes the next factor for columns when rows or panels have the first", () => {
    expect(groupsOf({ ...unasked, rows: "scenario" }, catalogue).columns).toBe("goal")
    expect(groupsOf({ ...unasked, panels: "scenario" }, catalogue)).toEqual({
      rows: "model",
      columns: "goal",
      panels: "scenario",
    })
  })

  it("groups by nothing where the address says none", () => {
    const groups = groupsOf({ ...unasked, rows: "none", columns: "none" }, catalogue)
    expect(groups).toEqual({ rows: null, columns: null, panels: null })
    expect(keysOf(groups)).toEqual([])
  })

  it("never groups twice by one key", () => {
    const groups = groupsOf({ ...unasked, rows: "belief", columns: "belief", panels: "belief" }, catalogue)
    expect(keysOf(groups)).toEqual(["belief"])
  })

  it("reads an empty value, as a form without scripts sends it, like one that is left out", () => {
    expect(groupsOf({ ...unasked, rows: "", columns: "", panels: "" }, catalogue)).toEqual(
      groupsOf(unasked, catalogue),
    )
  })

  it("tells a variable from the factor of the same name", () => {
    expect(groupsOf({ ...unasked, rows: "variable.goal" }, catalogue).rows).toBe("variable.goal")
  })

  it("refuses a key that the study does not have, and numbers, and names those it has", () => {
    expect(() => groupsOf({ ...unasked, rows: "urgency" }, catalogue)).toThrow(
      "“urgency”. It can be grouped by model, split, scenario, goal, belief, variable.goal.",
    )
    expect(() => groupsOf({ ...unasked, columns: "severity" }, catalogue)).toThrow("severity")
  })
})
