import { expect, test } from "vitest"
import { cutLeaves, foldAt } from "./fold-leaves"

test("a text folds after 600 characters or 12 lines, where a line or a word ends", () => {
  expect(foldAt("short")).toBe(5)
  const words = "word ".repeat(300)
  expect(foldAt(words)).toBe(600)
  const lines = "a line\n".repeat(60)
  expect(foldAt(lines)).toBe(7 * 12)
  expect(foldAt("x".repeat(640))).toBe(640)
  expect(foldAt(`${"x".repeat(599)}😀${"x".repeat(200)}`)).toBe(599)
})

test("leaves before and after the fold are all of the text", () => {
  const text = `${"a".repeat(500)}\\n${"b c ".repeat(100)}`
  const leaves = [
    { at: [0, 500] as [number, number], shown: null },
    { at: [500, 502] as [number, number], shown: "\n" },
    { at: [502, text.length] as [number, number], shown: null },
  ]
  const [head, tail] = cutLeaves(text, leaves)
  const written = [...head, ...tail].map(({ at }) => text.slice(...at)).join("")
  expect(written).toBe(text)
  expect(head.at(-1)?.at[1]).toBeLessThan(610)
  expect(tail).toHaveLength(1)
})
