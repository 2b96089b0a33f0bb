import { describe, expect, test } from "vitest"
import { addressQuote, formatQuote, parseQuote, quotedWords, storedQuote } from "./address"

/** What an address says is encoded once more by whoever writes it, and decoded by whoever reads it. */
function throughAddress(value: string): string {
  return (
    new URL(`https://exhibit.example/?quote=${encodeURIComponent(value)}`).searchParams.get("quote") ?? ""
  )
}

describe("a quote in an address", () => {
  test.each([
    ["plain words", { prefix: "", start: "I must act", end: null, suffix: "" }],
    ["surroundings", { prefix: "affair. ", start: "I must act", end: null, suffix: " before" }],
    ["a start and an end", { prefix: "a", start: "I must", end: "5 pm", suffix: "b" }],
    ["commas and dashes", { prefix: "so,-", start: ",-a-,b,", end: "-,", suffix: "-,c" }],
    ["percent signs", { prefix: "%2C", start: "100 %, %2D and %25", end: null, suffix: "%" }],
    ["line breaks and tabs", { prefix: "\n\n", start: "one\r\n\ttwo\n", end: null, suffix: "\n" }],
    ["signs of addresses", { prefix: "?a=", start: "b&c#d/e+f ", end: null, suffix: "=;" }],
    ["emoji", { prefix: "👩‍👩‍👧", start: "🙂🙃", end: "🏳️‍🌈", suffix: "🙂" }],
    ["Arabic", { prefix: "قال: ", start: "يجب أن أتصرف، الآن", end: null, suffix: " قبل" }],
    ["Chinese", { prefix: "我认为，", start: "这是一次测试", end: null, suffix: "。" }],
  ])("keeps %s", (_, quote) => {
    expect(parseQuote(throughAddress(formatQuote(quote)))).toEqual(quote)
  })

  test("follows the grammar of text fragments", () => {
    const quote = { prefix: "to ", start: "a,b", end: "c-d", suffix: " end" }
    expect(formatQuote(quote)).toBe("to -,a%2Cb,c%2Dd,- end")
    expect(parseQuote("start")).toEqual({ prefix: "", start: "start", end: null, suffix: "" })
    expect(parseQuote("100 % sure")?.start).toBe("100 % sure")
  })

  test("half a character is written as the replacement character", () => {
    const quote = { prefix: "", start: "\ud83d and \ude42", end: null, suffix: "" }
    expect(parseQuote(throughAddress(formatQuote(quote)))?.start).toBe("\ufffd and \ufffd")
  })

  test.each(["", ",", "a,", ",b", "a-,", "a,b,c", "p-,a,b,c,-s", "a,,-s"])("%j is no quote", (value) => {
    expect(parseQuote(value)).toBeNull()
  })
})

describe("the quote of a range", () => {
  const text = "Kyle's affair gives me leverage over him. I must act before 5 pm, whatever it may cost."

  test("has all words and their surroundings", () => {
    const start = text.indexOf("I must act")
    expect(addressQuote(text, [start, start + 10])).toEqual({
      prefix: " me leverage over him. ".padStart(24, "s"),
      start: "I must act",
      end: null,
      suffix: " before 5 pm, whatever i",
    })
  })

  test("of a long one has whole words of both ends", () => {
    const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ")
    const { start, end } = quotedWords(long)
    expect(start).toBe("word0 word1 word2 word3 word4 word5 word6 word7")
    expect(end).toBe("word53 word54 word55 word56 word57 word58 word59")
  })

  test("of a long one without blanks, or of nothing but blanks, has characters of both ends", () => {
    expect(quotedWords("测".repeat(200))).toEqual({ start: "测".repeat(48), end: "测".repeat(48) })
    expect(quotedWords("🙂".repeat(200))).toEqual({ start: "🙂".repeat(24), end: "🙂".repeat(24) })
    expect(quotedWords(`x${"🙂".repeat(200)}`).start).toBe(`x${"🙂".repeat(23)}`)
    expect(quotedWords(" ".repeat(200)).start).toBe(" ".repeat(48))
  })

  test("never holds half a character", () => {
    const emoji = `${"🙂".repeat(20)}a${"🙃".repeat(20)}`
    for (let start = 0; start < emoji.length; start++) {
      for (let end = start + 1; end <= Math.min(emoji.length, start + 5); end++) {
        const quote = addressQuote(emoji, [start, end])
        expect(Object.values(quote ?? {}).every((part) => part === null || part.isWellFormed())).toBe(true)
        expect(emoji).toContain(`${quote?.prefix}${quote?.start}${quote?.suffix}`)
      }
    }
    expect(addressQuote("🙂", [0, 1])?.start).toBe("🙂")
  })

  test("of stored words keeps what is nearest of their surroundings", () => {
    const quote = storedQuote({ exact: "x", prefix: `${"a".repeat(31)}b`, suffix: `c${"d".repeat(31)}` })
    expect(quote).toEqual({
      prefix: `${"a".repeat(23)}b`,
      start: "x",
      end: null,
      suffix: `c${"d".repeat(23)}`,
    })
  })

  test("of no range there is none", () => {
    expect(addressQuote(text, [5, 5])).toBeNull()
  })
})
