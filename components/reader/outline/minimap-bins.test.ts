import { expect, test } from "vitest"
import type { OutlineRow } from "@/lib/model/reader/shown"
import { barsPath, binsOf, rowAt, shareOf, startsOf, ticksPath } from "./minimap-bins"

function row(index: number, more: Partial<OutlineRow> = {}): OutlineRow {
  return {
    ...{ row: index, message: index, kind: "turn", number: index + 1, role: "assistant" },
    ...{ said: 700, thought: 0, results: 0, actions: [], sent: 0, failed: false, harm: null },
    ...{ evidence: [], comments: [], ...more },
  }
}

test("rows take room by the longer of their lanes, and no row is lost", () => {
  const starts = startsOf([row(0), row(1, { thought: 2_700 }), row(2, { said: 0 })])
  expect([...starts].map((start) => Math.round(start * 43))).toEqual([0, 10, 40, 43])
  expect(rowAt(starts, 0)).toBe(0)
  expect(rowAt(starts, 10 / 43)).toBe(1)
  expect(rowAt(starts, 0.999_999)).toBe(2)
  expect(shareOf(starts, 1, 0.5)).toBeCloseTo(25 / 43)
  expect(rowAt(startsOf([]), 0.5)).toBe(0)
})

test("a share of the strip and the row there belong together, for every row of many", () => {
  const rows = Array.from({ length: 2_000 }, (_, i) => row(i, { said: (i * 7_919) % 30_000 }))
  const starts = startsOf(rows)
  for (const { row: index } of rows) expect(rowAt(starts, shareOf(starts, index, 0.5))).toBe(index)
})

test("a pixel holds all that falls into it", () => {
  const rows = [
    row(0, { said: 1_000, thought: 1_000 }),
    row(1, { said: 1_000, harm: "harmful", actions: ["send"], evidence: ["v-1-1"] }),
    row(2, { said: 0, thought: 0, failed: true }),
  ]
  const bins = binsOf(rows, startsOf(rows), 1)
  expect(bins).toEqual({ thought: [1 / 3], actions: [true], evidence: [true], harm: [true], failed: [true] })
})

test("a hundred thousand rows are a strip of its height, with the one harmful row in it", () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => row(i, i === 50_000 ? { harm: "harmful" } : {}))
  const bins = binsOf(rows, startsOf(rows), 900)
  expect(bins.thought).toEqual(Array.from({ length: 900 }, () => 0))
  expect(bins.harm.flatMap((is, y) => (is ? [y] : []))).toEqual([450])
})

test("without text there is nothing to draw", () => {
  const rows = [row(0, { said: 0 }), row(1, { said: 0 })]
  expect(binsOf(rows, startsOf(rows), 2).thought).toEqual([null, null])
  expect(binsOf([], startsOf([]), 2).thought).toEqual([null, null])
})

test("equal neighbours are one bar, close ticks one tick", () => {
  expect(barsPath([3, 3, 0, 5], () => 0)).toBe("M0 0h3v2h-3zM0 3h5v1h-5z")
  expect(ticksPath([false, true, true, false, false, true], 1, 4, 3)).toBe("M1 0h4v3h-4zM1 3.5h4v3h-4z")
  expect(ticksPath([true, true, true, true], 0, 4, 1, 3)).toBe("M0 0h4v1h-4zM0 2.5h4v1h-4z")
})
