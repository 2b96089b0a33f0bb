import { describe, expect, it } from "vitest"
import type { RateRow } from "@/lib/model/rates/rows"
import { type Line, lineOf } from "./line"
import { sortLines } from "./sort-lines"
import { MOST_TIED, markTies } from "./ties"

function line(by: RateRow["by"], k: number, n: number, difference: Line["difference"] = null): Line {
  const none = { missing: { failed: 0, not_judged: 0, judge_failed: 0 }, excluded: 0, prompts: 1 }
  const source = { published: false, citation: null, low: null, high: null, clustered: null }
  return lineOf({ by, k, n, rate: n > 0 ? k / n : null, ...source, ...none }, difference)
}
const names = (lines: Line[]) => lines.map(({ by }) => Object.values(by).join(" "))
const nested = { rows: "model", panels: null }
const lines = [
  line({ model: "a", goal: "x" }, 3, 10),
  line({ model: "a", goal: "y" }, 0, 0),
  line({ model: "a", goal: "z" }, 5, 10),
  line({ model: "b", goal: "x" }, 9, 10),
  line({ model: "b", goal: "y" }, 1, 40),
]

describe("sortLines", () => {
  it("keeps the order of the levels unless another is asked for", () => {
    expect(sortLines(lines, "levels", nested)).toBe(lines)
  })

  it("puts the row with the highest line first, and within each row the highest; no data last", () => {
    expect(names(sortLines(lines, "highest", nested))).toEqual(["b x", "b y", "a z", "a x", "a y"])
  })

  it("puts the row with the lowest line first; no data is not low", () => {
    expect(names(sortLines(lines, "lowest", nested))).toEqual(["b y", "b x", "a x", "a z", "a y"])
  })

  it("puts the largest n first", () => {
    expect(names(sortLines(lines, "largest", nested))).toEqual(["b y", "b x", "a x", "a z", "a y"])
  })

  it("leaves panels in their order", () => {
    const panels = { rows: null, panels: "model" }
    expect(names(sortLines(lines, "highest", panels))).toEqual(["a z", "a x", "a y", "b x", "b y"])
  })

  it("sorts differences by the difference: upwards, downwards, or by how far they are from 0", () => {
    const base = line({ model: "a" }, 5, 10)
    const by = (model: string, estimate: number) =>
      line({ model }, 5, 10, { kind: "compared", base, estimate, low: 0, high: 0, p: 1, adjusted: 1 })
    const none = line({ model: "none" }, 0, 0, { kind: "none", reason: "no data", base: {} })
    const all = [line({ model: "a" }, 5, 10, { kind: "baseline" }), none, by("down", -0.5), by("up", 0.2)]
    const flat = { rows: null, panels: null }
    expect(names(sortLines(all, "highest", flat))).toEqual(["up", "a", "down", "none"])
    expect(names(sortLines(all, "lowest", flat))).toEqual(["down", "a", "up", "none"])
    expect(names(sortLines(all, "largest", flat))).toEqual(["down", "up", "a", "none"])
  })
})

describe("markTies", () => {
  const published = [
    line({ model: "a" }, 95, 100),
    line({ model: "b" }, 96, 100),
    line({ model: "c" }, 2, 100),
    line({ model: "d" }, 0, 0),
  ]

  it("says that 96 and 95 of 100 are a tie, by how much they differ, and marks what is tied", () => {
    const { lines: marked, ties } = markTies(published, "highest")
    expect(marked.map(({ tied }) => tied)).toEqual([true, false, false, false])
    expect(ties).toMatchObject({
      first: { by: { model: "b" } },
      next: { by: { model: "a" } },
      tied: 1,
      of: 3,
    })
    expect([ties?.difference.low, ties?.difference.high].map((share) => share?.toFixed(3))).toEqual([
      "-0.055",
      "0.076",
    ])
  })

  it("finds the lowest apart from the others", () => {
    const { lines: marked, ties } = markTies(published, "lowest")
    expect(marked.some(({ tied }) => tied)).toBe(false)
    expect(ties).toMatchObject({ first: { by: { model: "c" } }, tied: 0 })
  })

  it("says nothing of lines that are not sorted by rate, of a single one, and of too many", () => {
    expect(markTies(published, "levels")).toEqual({ lines: published, ties: null })
    expect(markTies(published, "largest").ties).toBeNull()
    expect(markTies(published.slice(2), "highest").ties).toBeNull()
    const many = Array.from({ length: MOST_TIED + 1 }, (_, index) => line({ model: String(index) }, 1, 2))
    expect(markTies(many, "highest").ties).toBeNull()
  })
})
