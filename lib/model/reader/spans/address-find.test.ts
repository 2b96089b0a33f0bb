import { describe, expect, test } from "vitest"
import type { TextRange } from "@/lib/model/transcript"
import { type AddressQuote, addressQuote, quotedWords } from "./address"
import { findAddressQuote, fullAgreement, tellingWord } from "./address-find"

const bare = (words: string): AddressQuote => ({ prefix: "", ...quotedWords(words), suffix: "" })

describe("the words of an address", () => {
  const text = "I must act. The affair gives me leverage. I must act before 5 pm. I must act."

  test("are found where they were, though they stand elsewhere too", () => {
    const second = text.indexOf("I must act", 5)
    expect(findAddressQuote(text, bare("I must act"), [second, second + 10])?.at).toEqual([
      second,
      second + 10,
    ])
  })

  test("are told apart by their surroundings", () => {
    for (let i = text.indexOf("I must act"); i !== -1; i = text.indexOf("I must act", i + 1)) {
      const quote = addressQuote(text, [i, i + 10])
      if (!quote) throw new Error("no quote")
      const found = findAddressQuote(`Something new.\n${text}`, quote, [0, 10])
      expect(found).toEqual({ at: [i + 15, i + 25], agrees: fullAgreement(quote) })
    }
  })

  test("of equals the nearest to where they were is taken", () => {
    expect(findAddressQuote("yes yes yes yes", bare("yes"), [7, 10])?.at).toEqual([8, 11])
  })

  test("of a long span are its two ends, as far apart as they were", () => {
    const middle = "so it went on and on ".repeat(8)
    const span = `The beginning of it all is quoted here, ${middle}and here is where all of it ends.`
    const doubled = `${span} And here is where all of it ends, again: ${middle}and here is where all of it ends.`
    const quote = addressQuote(doubled, [0, span.length])
    if (!quote) throw new Error("no quote")
    expect(findAddressQuote(`New. ${doubled}`, quote, [0, span.length])?.at).toEqual([5, span.length + 5])
    expect(findAddressQuote(`New. ${doubled}`, quote)?.at).toEqual([5, span.length + 5])
  })

  test("may be broken into other lines", () => {
    expect(findAddressQuote("I\n  must act (now)", bare("I must act (now)"))?.at).toEqual([0, 18])
  })

  test("that are nowhere are not found, and a verbatim place is better than a broken one", () => {
    expect(findAddressQuote(text, bare("blackmail"))).toBeNull()
    expect(findAddressQuote(text, bare(" \n "))).toBeNull()
    expect(findAddressQuote("a\nb a b", bare("a b"))?.at).toEqual([4, 7])
  })

  test("are found in hostile texts without looking at everything twice", () => {
    const same = "a".repeat(2_000_000)
    expect(findAddressQuote(same, { prefix: "b", start: "aa", end: "aaa", suffix: "c" })?.at[0]).toBe(0)
    expect(findAddressQuote(" a".repeat(500_000), bare("a  a  a"))?.at[0]).toBe(1)
  })

  test("the telling word holds no blank and no sign that is not stored", () => {
    expect(tellingWord(bare("I\nmust\0blackmail\ufffd him"))).toBe("blackmail")
    expect(tellingWord(bare(" \n"))).toBe("")
  })
})

// Deterministic, so that a failure can be seen again.
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const VOCABULARY = [
  "I",
  "must",
  "act",
  "now",
  "он",
  "должен",
  "测试",
  "🙂",
  "—",
  "100 %",
  "a-b",
  "c,d",
  "قال",
  "\n",
  "\n\n",
]

/** A text with a counter now and then, so that its places differ; its words repeat. */
function randomText(roll: (sides: number) => number): string {
  return Array.from({ length: 400 }, (_, i) =>
    roll(3) === 0 ? `n${i}` : (VOCABULARY[roll(VOCABULARY.length)] ?? ""),
  ).join(" ")
}

test("spans survive a re-parse that inserts, removes and re-orders: each is found by its quote", () => {
  const roll = dice(20_261_121)
  let moved = 0
  for (let round = 0; round < 300; round++) {
    const text = randomText(roll)
    const start = roll(text.length - 200)
    const end = start + 1 + roll(roll(2) === 0 ? 12 : 190)
    const quote = addressQuote(text, [start, end])
    if (!quote) throw new Error("no quote")
    // What is around the span, with its quoted surroundings, is changed as another parser would.
    const kept: TextRange = [Math.max(0, start - 30), Math.min(text.length, end + 30)]
    const before = randomText(roll).slice(0, roll(900))
    const pieces = [before, text.slice(roll(kept[0] + 1), kept[0]), text.slice(...kept), text.slice(kept[1])]
    const [a = "", b = "", own = "", c = ""] = pieces
    const reparsed = roll(2) === 0 ? `${a}\n${b}${own}${c}` : `${c}\n${a}\n${own}\n${b}`
    const found = findAddressQuote(reparsed, quote, [start, end])
    const surrounded = `${quote.prefix}${reparsed.slice(...(found?.at ?? [0, 0]))}${quote.suffix}`
    expect(found?.agrees).toBe(fullAgreement(quote))
    expect(text.slice(...kept)).toContain(surrounded)
    if (found?.at[0] !== start) moved++
  }
  expect(moved).toBeGreaterThan(250)
})
