import { expect, it } from "vitest"
import { changeLines } from "./change-lines"

it("gives the lines of a change, each with what happened in it", () => {
  const lines = changeLines([
    { kind: "same", text: "one\ntwo " },
    { kind: "removed", text: "old" },
    { kind: "added", text: "new" },
    { kind: "same", text: "\n" },
    { kind: "removed", text: "gone\nlast" },
    { kind: "same", text: "." },
  ])
  expect(lines.map(({ happened, pieces }) => [happened, pieces.map(({ text }) => text).join("|")])).toEqual([
    ["same", "one"],
    ["both", "two |old|new|"],
    ["removed", "gone"],
    ["removed", "last|."],
  ])
})

it("shows a line break that changed alone, and none that goes with its line", () => {
  const breaks = (...parts: Parameters<typeof changeLines>[0]) =>
    changeLines(parts).map(({ pieces }) => pieces.some((piece) => piece.breaks))
  expect(breaks({ kind: "removed", text: "a whole line\n" })).toEqual([false])
  expect(
    breaks({ kind: "same", text: "a" }, { kind: "removed", text: "\n" }, { kind: "same", text: "b" }),
  ).toEqual([true, false])
  expect(breaks({ kind: "added", text: "\n" }, { kind: "same", text: "b\n" })).toEqual([true, false])
})
