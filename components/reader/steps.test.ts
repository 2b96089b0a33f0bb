import { expect, test } from "vitest"
import type { OutlineRow } from "@/lib/model/reader/shown"
import { nextStop, stopsOf } from "./steps"

const rows: OutlineRow[] = [
  { kind: "prompt" as const },
  { kind: "turn" as const, actions: ["read"] },
  { kind: "aside" as const, evidence: ["v-1-1", "v-2-1"] },
  { kind: "turn" as const, actions: ["send", "send"], evidence: ["v-1-2"], harm: "harmful" },
  { kind: "turn" as const },
].map((row, index) => ({
  ...{ row: index, message: index * 2, number: null, role: "assistant", said: 1, thought: 1, results: 0 },
  ...{ actions: [], sent: 0, failed: false, harm: null, evidence: [], comments: [] },
  ...row,
}))

const at = (row: number, inside = false) => ({ row, inside })
const anchors = stopsOf(rows, "evidence")
const actions = stopsOf(rows, "action")
const all = stopsOf(rows, "row")

test("stops are in the transcript's order, evidence one by one", () => {
  expect(all.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4])
  expect(anchors.map(({ anchor }) => anchor)).toEqual(["v-1-1", "v-2-1", "v-1-2"])
  expect(actions.map(({ message }) => message)).toEqual([2, 6])
  expect(stopsOf(rows, "harm")).toEqual([{ row: 3, message: 6, anchor: null }])
})

test("the first step goes to the row that is on top of the screen, the next ones on from it", () => {
  expect(nextStop(all, at(1), null, 1)).toBe(1)
  expect(nextStop(all, at(1, true), null, 1)).toBe(2)
  expect(nextStop(all, at(1, true), null, -1)).toBe(0)
})

test("at either end there is no further step", () => {
  expect(nextStop(all, at(4, true), null, 1)).toBeNull()
  expect(nextStop(all, at(0, true), null, -1)).toBeNull()
  expect(nextStop([], at(0), null, 1)).toBeNull()
})

test("evidence within one row is gone through piece by piece", () => {
  expect(nextStop(anchors, at(0), null, 1)).toBe(0)
  expect(nextStop(anchors, at(2, true), anchors[0] ?? null, 1)).toBe(1)
  expect(nextStop(anchors, at(2, true), anchors[1] ?? null, 1)).toBe(2)
  expect(nextStop(anchors, at(2, true), anchors[1] ?? null, -1)).toBe(0)
  expect(nextStop(anchors, at(3, true), anchors[2] ?? null, 1)).toBeNull()
})

test("who has left the row of the last stop goes on from where one is", () => {
  expect(nextStop(anchors, at(0, true), anchors[2] ?? null, 1)).toBe(0)
  expect(nextStop(actions, at(2, true), actions[1] ?? null, -1)).toBe(0)
  expect(nextStop(anchors, at(4, true), anchors[0] ?? null, -1)).toBe(2)
})

test("a row that was gone to by another key is not gone to again, what it holds is", () => {
  expect(nextStop(actions, at(1, true), null, 1)).toBe(1)
  expect(nextStop(anchors, at(3, true), null, 1)).toBe(2)
})
