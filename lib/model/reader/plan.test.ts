import { expect, test } from "vitest"
import { packPlan, unpackPlan } from "./packed-plan"
import { chunkOfMessage, chunkOfRow, planOfRows } from "./plan"
import type { OutlineRow } from "./shown"

const row = (index: number, said: number, message = index): OutlineRow => ({
  ...{ row: index, message, kind: "turn", number: index + 1, role: "assistant" },
  ...{ said, thought: 0, results: 0, actions: [], sent: 0, failed: false, harm: null },
  ...{ evidence: [], comments: [] },
})

test("a short transcript is whole, a long one is not", () => {
  expect(planOfRows([row(0, 10)], 1, 10, false).whole).toBe(true)
  expect(planOfRows([row(0, 10)], 1, 300_001, false).whole).toBe(false)
  expect(planOfRows([], 0, 0, false)).toMatchObject({ whole: true, chunks: [], rows: 0 })
})

test("the chunks put together are all rows, in order, none empty and none too long to draw at once", () => {
  const rows = Array.from({ length: 900 }, (_, i) => row(i, (i * 7919) % 9000, i * 2))
  const { chunks } = planOfRows(rows, 1800, 5_000_000, false)
  expect(chunks.flatMap(({ rows: [from, to] }) => rows.slice(from, to))).toEqual(rows)
  for (const {
    rows: [from, to],
    wide,
    narrow,
  } of chunks) {
    expect(to).toBeGreaterThan(from)
    const said = rows.slice(from, to).reduce((sum, one) => sum + one.said, 0)
    expect(to - from === 1 || said <= 10_000).toBe(true)
    expect(wide).toBeGreaterThan(0)
    expect(narrow).toBeGreaterThan(wide)
  }
})

test("a plan that is packed and unpacked is the same", () => {
  const rows = Array.from({ length: 90 }, (_, i) => row(i, 4000, i * 3))
  const plan = planOfRows(rows, 270, 400_000, true)
  expect(unpackPlan(packPlan(plan))).toEqual(plan)
})

test("a message is in the chunk of the last row that begins at it or before; so are results of a row's calls", () => {
  const plan = planOfRows([row(0, 9000, 0), row(1, 9000, 1), row(2, 9000, 4)], 5, 400_000, false)
  expect([0, 1, 2, 3, 4, 9].map((message) => chunkOfMessage(plan, message)?.index)).toEqual([
    0, 1, 1, 1, 2, 2,
  ])
  expect(chunkOfRow(plan, 2)?.index).toBe(2)
  expect(chunkOfRow(plan, 3)).toBeNull()
})
