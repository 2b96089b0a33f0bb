import { describe, expect, test } from "vitest"
import { findQuote, quoteOf, utf16Offset } from "./span"

const text = "I must act. Kyle's affair gives me leverage. I must act before 5 pm."

describe("a quote", () => {
  test("is found where it was stored", () => {
    expect(findQuote(text, quoteOf(text, [0, 10]), [0, 10])).toEqual([0, 10])
  })

  test("is found by its surroundings when offsets have moved", () => {
    const second = text.lastIndexOf("I must act")
    const quote = quoteOf(text, [second, second + 10])
    const moved = `A line more.\n${text}`
    expect(findQuote(moved, quote, [second, second + 10])).toEqual([second + 13, second + 23])
  })

  test("that is nowhere is null, not a wrong place", () => {
    expect(findQuote(text, { exact: "blackmail", prefix: "", suffix: "" }, [0, 9])).toBeNull()
  })
})

test("code points become code units", () => {
  expect(utf16Offset("a🙂b", 2)).toBe(3)
  expect(utf16Offset("abc", 2)).toBe(2)
  expect(utf16Offset("a🙂b", 99)).toBe(4)
})
