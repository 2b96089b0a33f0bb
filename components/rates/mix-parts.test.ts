import { describe, expect, it } from "vitest"
import type { Outcome } from "@/lib/model/clause"
import type { Catalogue } from "@/lib/model/study"
import { mixParts } from "./mix-parts"

const catalogue: Catalogue = {
  ...{ models: [], providers: [], judges: [], judgedBy: {}, people: [], blindFor: null },
  factors: [{ key: "goal", levels: ["none"] }],
  variables: [
    {
      ...{ id: 1, key: "goal", kind: "categorical", label: null, question: null },
      levels: [
        { key: "blackmail", harm: true },
        { key: "leak", harm: true },
        { key: "other" },
        { key: "none", harm: false },
      ],
    },
    { id: 2, key: "severity", kind: "number", label: null, question: null, levels: [] },
  ],
}
const outcome = (key: string, ...values: string[]): Outcome => ({ key, op: "=", values })

describe("mixParts", () => {
  it("is made of the levels of the outcome's variable, in the codebook's order", () => {
    expect(mixParts(catalogue, outcome("variable.goal", "leak"), [])).toEqual([
      { outcome: outcome("variable.goal", "blackmail"), harm: true },
      { outcome: outcome("variable.goal", "leak"), harm: true },
      { outcome: outcome("variable.goal", "other"), harm: null },
      { outcome: outcome("variable.goal", "none"), harm: false },
    ])
  })

  it("is the outcome and then the further ones where there are any, harm when all of it is", () => {
    const bound: Outcome = { key: "severity", op: ">=", values: ["7"] }
    const parts = mixParts(catalogue, outcome("variable.goal", "blackmail", "leak"), [
      bound,
      outcome("variable.goal", "leak", "none"),
      { key: "variable.goal", op: "!=", values: ["blackmail", "leak", "other"] },
    ])
    expect(parts.map(({ harm }) => harm)).toEqual([true, null, null, false])
    expect(mixParts(catalogue, bound, [])).toEqual([{ outcome: bound, harm: null }])
  })
})
