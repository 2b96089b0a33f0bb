import { describe, expect, it } from "vitest"
import type { RowRef } from "@/lib/model/reader/rows"
import { alignedTurns, spanOf, turnRanges } from "./turns"

const rows = (kinds: string) =>
  [...kinds].map((letter): Pick<RowRef, "kind"> => {
    return { kind: letter === "p" ? "prompt" : letter === "t" ? "turn" : "aside" }
  })

describe("turnRanges", () => {
  it("gives each turn what came in before it, and what follows the last to the last", () => {
    expect(turnRanges(rows("pptatpataa"))).toEqual([
      ...[
        [2, 3],
        [3, 5],
        [5, 10],
      ],
    ])
  })

  it("loses no row after the prompts, wherever turns stand", () => {
    for (const kinds of ["t", "at", "paat", "ptaa", "ptptpta", "tttt"]) {
      const all = rows(kinds)
      const ranges = turnRanges(all)
      expect(ranges.length).toBe(all.filter(({ kind }) => kind === "turn").length)
      expect(ranges[0]?.[0]).toBe(all.findIndex(({ kind }) => kind !== "prompt"))
      for (const [index, [start]] of ranges.entries())
        if (index > 0) expect(start).toBe(ranges[index - 1]?.[1])
      expect(ranges.at(-1)?.[1]).toBe(all.length)
    }
  })

  it("has no turns where the agent never speaks", () => {
    expect(turnRanges(rows("pp"))).toEqual([])
    expect(turnRanges([])).toEqual([])
  })
})

describe("alignedTurns", () => {
  it("pairs turns by number and leaves the longer one's last alone", () => {
    const pairs = alignedTurns(turnRanges(rows("ptt")), turnRanges(rows("pptatt")))
    expect(pairs).toEqual([
      { number: 1, a: [1, 2], b: [2, 3] },
      { number: 2, a: [2, 3], b: [3, 5] },
      { number: 3, a: null, b: [5, 6] },
    ])
    expect(spanOf(pairs.map(({ a }) => a))).toEqual([1, 3])
    expect(spanOf(pairs.slice(1).map(({ b }) => b))).toEqual([3, 6])
    expect(spanOf([null])).toEqual([0, 0])
  })
})
