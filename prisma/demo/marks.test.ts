import { expect, it } from "vitest"
import { unmark } from "./marks"

it("takes marks out and says where they stood, in UTF-16", () => {
  const { text, marks } = unmark("🐐 ⟦a ⟪b⟫⟧ c")
  expect(text).toBe("🐐 a b c")
  expect(marks.map(({ kind, at }) => [kind, text.slice(...at)])).toEqual([
    ["harm", "a b"],
    ["belief", "b"],
  ])
})

it("refuses a mark that is not closed, and one that closes nothing", () => {
  expect(() => unmark("⟦a")).toThrow("not closed")
  expect(() => unmark("a⟫")).toThrow("closes nothing")
  expect(() => unmark("⟦a ⟪b⟧ c⟫")).toThrow("closes nothing")
})
