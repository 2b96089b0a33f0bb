import { expect, test } from "vitest"
import type { TextRange } from "@/lib/model/transcript"
import { chunksOf } from "./chunks"

const joined = (text: string, chunks: TextRange[]) => chunks.map((at) => text.slice(...at)).join("")

test("a short range is one chunk, an empty one none", () => {
  expect(chunksOf("hello", [1, 4], 10)).toEqual([[1, 4]])
  expect(chunksOf("hello", [2, 2], 10)).toEqual([])
})

test("cuts after lines, else after blanks, and loses nothing", () => {
  const text = "one two\nthree four five six"
  const chunks = chunksOf(text, [0, text.length], 10)
  expect(chunks.map((at) => text.slice(...at))).toEqual(["one two\n", "three ", "four five ", "six"])
  expect(joined(text, chunks)).toBe(text)
})

test("never cuts a surrogate pair", () => {
  const text = "😀".repeat(50)
  const chunks = chunksOf(text, [0, text.length], 7)
  expect(chunks.every(([start]) => start % 2 === 0)).toBe(true)
  expect(joined(text, chunks)).toBe(text)
})
