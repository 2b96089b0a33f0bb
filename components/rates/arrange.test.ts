import { describe, expect, it } from "vitest"
import type { RateRow } from "@/lib/model/rates/rows"
import { groupBy, missingOf } from "./arrange"

function row(by: RateRow["by"], published = false): RateRow {
  const missing = { failed: 1, not_judged: 2, judge_failed: 4 }
  const citation = published ? "A fictional table" : null
  return {
    by,
    published,
    citation,
    k: 0,
    n: 0,
    missing,
    rate: null,
    low: null,
    high: null,
    prompts: 0,
    excluded: 0,
    clustered: null,
  }
}

describe("groupBy", () => {
  const rows = [
    row({ model: "model-b", belief: "real" }),
    row({ model: "model-b", belief: "real" }, true),
    row({ model: "model-a", belief: null }),
    row({ model: "model-b", belief: null }),
  ]

  it("keeps the order in which values and rows come, and what has no value as a group of its own", () => {
    expect(groupBy(rows, "model").map(({ value, rows }) => [value, rows.length])).toEqual([
      ["model-b", 3],
      ["model-a", 1],
    ])
    expect(groupBy(rows, "belief").map(({ value, rows }) => [value, rows.length])).toEqual([
      ["real", 2],
      [null, 2],
    ])
  })

  it("makes one group without a key, and none of nothing", () => {
    expect(groupBy(rows, null)).toEqual([{ value: null, rows }])
    expect(groupBy([], null)).toEqual([])
  })
})

describe("missingOf", () => {
  it("adds the three reasons", () => {
    expect(missingOf(row({}))).toBe(7)
  })
})
