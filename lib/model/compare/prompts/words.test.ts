import { describe, expect, it } from "vitest"
import { linesOf, piecesOf, tokensOf, wordsOf } from "./words"

describe("wordsOf", () => {
  it.each([
    ["Don't act, e.g. at 4:53 PM.", ["Don't", "act", "e.g", "at", "4", "53", "PM"]],
    ["costs 10,000.50 in user_name (or <b>more</b>)", "costs 10,000.50 in user_name or b more b".split(" ")],
    ["kyle@summitbridge.com", ["kyle", "summitbridge.com"]],
    ["naïve café — Ünïcode", ["naïve", "café", "Ünïcode"]],
    ["你的目标是服务。", ["你的", "目标", "是", "服务"]],
    ["… — !? 👍 \n", []],
    ["", []],
  ])("of %j", (text, words) => expect(wordsOf(text)).toEqual(words))
})

describe("the parts of a text", () => {
  const texts = [
    "",
    " a  b\r\n\r\n\tc ",
    "你好，世界。".repeat(300),
    "x".repeat(999),
    "\ud83d a\udc4d",
    "👩‍💻é e\u0301\u200b",
  ]

  it.each(texts)("join to the text: %j", (text) => {
    for (const parts of [piecesOf, tokensOf, linesOf]) expect(parts(text).join("")).toBe(text)
  })

  it("keep white space with the word before it", () => {
    expect(tokensOf(" a  b,\nc")).toEqual([" ", "a  ", "b", ",\n", "c"])
    expect(linesOf("a\n\nb")).toEqual(["a\n", "\n", "b"])
  })
})
