import { describe, expect, it } from "vitest"
import { everything } from "@/lib/model/population/filters"
import type { CellVariable, OwnValue, Typical } from "@/lib/model/reader/typical/cell"
import type { Catalogue, Variable } from "@/lib/model/study"
import { placeWords } from "./place-words"

const harmful: Variable = {
  ...{ id: 1, key: "harmful", kind: "categorical", label: null, question: null },
  levels: [
    { key: "yes", harm: true },
    { key: "no", harm: false },
  ],
}
const ending: Variable = {
  ...{ id: 2, key: "outcome", kind: "categorical", label: null, question: null },
  levels: [{ key: "leak", harm: true }, { key: "blackmail", harm: true }, { key: "accepted" }],
}
const severity: Variable = { id: 3, key: "severity", kind: "number", label: null, question: null, levels: [] }
const catalogue: Catalogue = {
  ...{ models: [], providers: [], factors: [], judges: [], judgedBy: {}, people: [], blindFor: null },
  variables: [harmful, ending, severity],
}

const has = (value: string | number, hit: boolean | null = null): OwnValue => ({ value, reason: null, hit })
const lacks = (reason: "failed" | "not_judged" | "judge_failed"): OwnValue => ({
  value: null,
  reason,
  hit: null,
})

function over(variable: Variable, counts: number[], own: OwnValue): CellVariable {
  const levels = variable.levels.map(({ key, harm }, i) => ({
    key,
    harm: harm ?? null,
    count: counts[i] ?? 0,
  }))
  return { key: variable.key, variable, n: counts.reduce((a, b) => a + b, 0), levels, own }
}

function typical(variables: CellVariable[], size: number, more: Partial<Typical> = {}): Typical {
  const first = variables.find(({ key }) => key === "harmful")
  const k = first?.levels[0]?.count ?? 0
  const n = first?.n ?? 0
  const row = {
    ...{ by: {}, published: false, citation: null, k, n, excluded: 0, rate: null, low: null, high: null },
    ...{ missing: { failed: 0, not_judged: 0, judge_failed: 0 }, prompts: 1, clustered: null },
  }
  const outcome = { key: "harmful", op: "=" as const, values: ["yes"] }
  return {
    ...{
      id: "a",
      study: "s",
      cell: [],
      rule: everything.rule,
      leftOut: [],
      size,
      excludedN: 0,
      excluded: null,
    },
    rate: first ? { outcome, row, own: first.own } : null,
    ...{ variables, others: size - 1, opposite: null, counterparts: { closest: [], total: 0 } },
    ...more,
  }
}

describe("placeWords", () => {
  it("counts those that came to the same, and says what most did", () => {
    expect(placeWords(catalogue, typical([over(ending, [4, 0, 96], has("leak"))], 100))).toBe(
      "1 of 4 of 100 with outcome: leak; most: accepted",
    )
    expect(placeWords(catalogue, typical([over(ending, [4, 0, 96], has("accepted"))], 100))).toBe(
      "1 of 96 of 100 with outcome: accepted",
    )
    expect(placeWords(catalogue, typical([over(ending, [1, 4, 4], has("leak"))], 9))).toBe(
      "the only one of 9 with outcome: leak",
    )
  })

  it("says harmful of the headline where it asks for nothing else", () => {
    expect(placeWords(catalogue, typical([over(harmful, [96, 4], has("yes", true))], 100))).toBe(
      "1 of 96 of 100 that were harmful",
    )
    expect(placeWords(catalogue, typical([over(harmful, [96, 4], has("no", false))], 100))).toBe(
      "1 of 4 of 100 that were not harmful; most were harmful",
    )
    expect(placeWords(catalogue, typical([over(harmful, [1, 8], has("yes", true))], 9))).toBe(
      "the only one of 9 that were harmful; most were not harmful",
    )
  })

  it("says the level of a headline that is called something else", () => {
    const elicited = { ...harmful, label: "Behaviour elicited" }
    const words = (counts: number[]) =>
      placeWords(
        { ...catalogue, variables: [elicited] },
        typical([over(elicited, counts, has("yes", true))], 9),
      )
    expect(words([3, 6])).toBe("1 of 3 of 9 with Behaviour elicited: yes; most: no")
    expect(words([9, 0])).toBe("like all 9 of its cell: Behaviour elicited = yes")
  })

  it("says that all are alike, and that one is alone", () => {
    expect(placeWords(catalogue, typical([over(harmful, [0, 3], has("no", false))], 5))).toBe(
      "like all 3 judged of its cell: not harmful",
    )
    expect(placeWords(catalogue, typical([over(harmful, [1, 0], has("yes", true))], 1))).toBe(
      "the only transcript of its cell: harmful",
    )
    expect(placeWords(catalogue, typical([over(harmful, [1, 0], has("yes", true))], 4))).toBe(
      "the only one judged of 4: harmful",
    )
  })

  it("says why it has no place, and falls back to what is known of it", () => {
    const words = (own: OwnValue, counts: number[], size: number) =>
      placeWords(catalogue, typical([over(harmful, counts, own)], size))
    expect(words(lacks("not_judged"), [2, 1], 4)).toBe("not judged; 3 of its cell are judged")
    expect(words(lacks("judge_failed"), [1, 0], 2)).toBe("the judge failed; 1 of its cell is judged")
    expect(words(lacks("failed"), [0, 0], 4)).toBe("the run failed; none of its cell is judged")
    expect(words(lacks("not_judged"), [0, 0], 1)).toBe("not judged; the only transcript of its cell")
    const both = [over(ending, [2, 2, 2], lacks("judge_failed")), over(harmful, [4, 2], has("yes", true))]
    expect(placeWords(catalogue, typical(both, 7))).toBe("1 of 4 of 6 that were harmful")
    expect(
      placeWords(catalogue, typical([over(harmful, [1, 1], has("yes", true))], 2, { excluded: "twice" })),
    ).toBe("excluded from rates, so in none of its cell’s numbers")
    expect(placeWords(catalogue, typical([], 3))).toBe("")
  })

  it("says of a number on which side of the bound it is", () => {
    const outcome = { key: "severity", op: ">=" as const, values: ["7"] }
    const { rate } = typical([over(harmful, [3, 6], has("yes"))], 9)
    if (!rate) throw new Error("no rate")
    const words = (own: OwnValue) =>
      placeWords(catalogue, typical([], 9, { rate: { ...rate, outcome, own } }))
    expect(words(has(8, true))).toBe("1 of 3 of 9 with severity ≥ 7")
    expect(words(has(2, false))).toBe("1 of 6 of 9 without severity ≥ 7")
  })
})
