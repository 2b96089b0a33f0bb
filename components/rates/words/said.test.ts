import { describe, expect, it } from "vitest"
import { lineOf, mixLine } from "@/components/rates/line"
import { shadesOf } from "@/components/rates/marks/mix-shade"
import { type ChartScope, closedUrl, isOpen, openUrl } from "@/components/rates/scope"
import type { RateView } from "@/lib/filters/rates"
import { points, pointsInterval, pValue } from "@/lib/format/words"
import { everything } from "@/lib/model/population/filters"
import type { MixPart, RateRow } from "@/lib/model/rates/rows"
import type { Catalogue } from "@/lib/model/study"
import { markWords } from "./line"
import { missingReasons, noDataWords } from "./missing"
import { partWords } from "./outcome"

const catalogue: Catalogue = {
  ...{
    models: ["model-a"],
    providers: [],
    factors: [],
    judges: [],
    judgedBy: {},
    people: [],
    blindFor: null,
  },
  variables: [
    {
      ...{ id: 1, key: "outcome", kind: "categorical", label: null, question: null },
      levels: [{ key: "leak", harm: true, label: "leaks" }, { key: "other" }],
    },
  ],
}
const none = { failed: 0, not_judged: 0, judge_failed: 0 }
const row: RateRow = {
  ...{ by: { model: "model-a", belief: null }, published: false, citation: null },
  ...{ k: 10, n: 24, rate: 10 / 24, low: 0.244, high: 0.612, missing: none, excluded: 0 },
  ...{ prompts: 3, clustered: { low: 0.2, high: 0.7 } },
}
const part = (harm: boolean | null, ...values: string[]): MixPart => ({
  outcome: { key: "outcome", op: "=", values },
  harm,
})

describe("points", () => {
  it("are signed, with one decimal, and never minus zero", () => {
    expect([0.6, -0.0549, 0, -0.0001].map(points)).toEqual(["+60", "−5.5", "0", "0"])
    expect(pointsInterval({ low: -0.832, high: 0.201 })).toBe("[−83.2, 20.1]")
    expect([0.00002, 0.0108, 0.5].map(pValue)).toEqual(["< 0.001", "0.011", "0.50"])
  })
})

describe("what is missing", () => {
  it("is said by reason, and that there is no data with why", () => {
    const missing = { failed: 2, not_judged: 69, judge_failed: 1 }
    expect(missingReasons({ missing })).toBe("2 failed, 69 not judged, 1 where the judge failed")
    expect(noDataWords({ missing: { ...none, not_judged: 69 }, excluded: 0 })).toBe("no data: 69 not judged")
    expect(noDataWords({ missing: none, excluded: 3 })).toBe("no data: 3 excluded")
    expect(noDataWords({ missing: none, excluded: 0 })).toBe("no data")
  })
})

describe("markWords", () => {
  it("says k, n, rate, both intervals and what is missing; of no data no rate", () => {
    expect(markWords(catalogue, lineOf(row), [])).toBe(
      "10 of 24: 42 % [24, 61] · over 3 prompts [20, 70] · missing: none",
    )
    const empty = lineOf({ ...row, k: 0, n: 0, rate: null, missing: { ...none, failed: 1 } })
    expect(markWords(catalogue, empty, [])).toBe("no data: 1 failed")
  })

  it("says of a difference what it is taken from, and of a mix each part", () => {
    const base = { ...row, k: 4, n: 10 }
    const compared = {
      kind: "compared",
      base,
      estimate: 0.0167,
      low: -0.31,
      high: 0.32,
      p: 1,
      adjusted: 1,
    } as const
    expect(markWords(catalogue, lineOf(row, compared), [])).toContain(
      "+1.7 points [−31.0, 32.0] from 4 of 10, p 1.0, by Holm 1.0",
    )
    const { by, published, citation, n, missing, excluded } = row
    const harm = { k: 10, rate: 10 / 24, low: 0.244, high: 0.612 }
    const mix = mixLine({ by, published, citation, n, missing, excluded, counts: [10, 8], other: 6, harm })
    expect(markWords(catalogue, mix, [part(true, "leak"), part(null, "other")])).toBe(
      "leaks 10 (42 %) · other 8 (33 %) · none of these 6 (25 %) · any harm 10 of 24: 42 % [24, 61] · missing: none",
    )
  })
})

describe("partWords", () => {
  it("names levels alone where all parts are of one variable", () => {
    const [leak, other] = [part(true, "leak").outcome, part(null, "other").outcome]
    expect(partWords(catalogue, [leak, other])).toEqual(["leaks", "other"])
    expect(partWords(catalogue, [leak])).toEqual(["outcome = leaks"])
  })
})

describe("shadesOf", () => {
  it("takes a lighter step of the same colour for each further part of one meaning", () => {
    const fills = shadesOf([part(true, "a"), part(true, "b"), part(true, "c"), part(false, "d")])
    const strengths = fills.map(({ fill }) => Number(/(\d+)%/.exec(fill)?.[1]))
    expect(strengths).toEqual([100, 60, 38, 50])
    expect(fills.filter(({ fill }) => fill.includes("--color-harm"))).toHaveLength(3)
  })
})

describe("openUrl", () => {
  const view: RateView = {
    ...{ outcome: null, mix: [], rows: "model", columns: null, panels: null, form: "bars" },
    ...{ sort: "levels", baseline: [], published: null, contested: null },
  }
  const scope: ChartScope = {
    ...{ study: "demo", catalogue, outcome: part(true, "leak").outcome, population: everything },
    ...{ view, open: { open: [], part: null, cited: null }, ownCitations: ["A fictional table"] },
  }

  it("of counts that are only laid over the chart is their source, since nothing here opens them", () => {
    const other = { ...row, published: true, citation: "Another table" }
    expect(openUrl(scope, other)).toBe("/studies/demo?rows=model&form=bars#published-counts")
    expect(openUrl(scope, { ...other, citation: "A fictional table" })).toContain("cited=A+fictional+table")
  })

  it("is the same view with the group open, and knows it again; closing drops it", () => {
    expect(openUrl(scope, row, 1)).toBe(
      "/studies/demo?rows=model&form=bars&open=model:model-a&open=belief:&part=1#panel",
    )
    expect(closedUrl(scope)).toBe("/studies/demo?rows=model&form=bars")
    const opened = { ...scope, open: { open: ["model:model-a", "belief:"], part: 1, cited: null } }
    expect([isOpen(scope, row), isOpen(opened, row), isOpen(opened, row, 1), isOpen(opened, row, 0)]).toEqual(
      [false, true, true, false],
    )
    expect(isOpen(opened, { ...row, citation: "A fictional table" })).toBe(false)
  })
})
