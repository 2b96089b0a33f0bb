import { expect, test } from "vitest"
import { cleanText, cleanValue } from "@/lib/importers/clean-text"

test("what can be stored stays as it is", () => {
  expect(cleanText("plain 🗺️ text\n")).toEqual({ text: "plain 🗺️ text\n", replaced: 0 })
})

test("NUL and halves of surrogate pairs become U+FFFD, one code unit each", () => {
  const { text, replaced } = cleanText("a\u0000b\ud83dc\ude00d😀\ud83d")
  expect(text).toBe("a\ufffdb\ufffdc\ufffdd😀\ufffd")
  expect(replaced).toBe(4)
  expect(text.isWellFormed()).toBe(true)
})

test("strings and keys are cleaned at any depth, other values stay", () => {
  const count = { replaced: 0 }
  const value = { "k\u0000": ["a\u0000", { n: 1, t: true, x: null }] }
  expect(cleanValue(value, count)).toEqual({ "k\ufffd": ["a\ufffd", { n: 1, t: true, x: null }] })
  expect(count.replaced).toBe(2)
})
