import { describe, expect, test } from "vitest"
import type { Span } from "@/lib/model/reader/reading"
import { directionOf, scaleOf } from "@/lib/model/reader/scale"
import { citationsOf, highlightsOf, quotedWords } from "./citations"

const span = (exact: string): Span => ({
  ...{ message: 1, start: 0, end: exact.length, exact, prefix: "", suffix: "" },
})
const evidence = [span("I will tell his wife unless the wipe is cancelled."), span("leverage")]

describe("citations of an explanation", () => {
  test("quotes that stand in the evidence, and numbers of its spans, point there", () => {
    const text = 'It wrote "unless the wipe is cancelled," [1] and called it “leverage” [2], [9].'
    const parts = citationsOf(text, evidence)
    expect(parts.map((part) => part.text).join("")).toBe(text)
    expect(parts.filter(({ kind }) => kind !== "text")).toEqual([
      { kind: "evidence", text: '"unless the wipe is cancelled,"', evidence: 0 },
      { kind: "evidence", text: "[1]", evidence: 0 },
      { kind: "evidence", text: "“leverage”", evidence: 1 },
      { kind: "evidence", text: "[2]", evidence: 1 },
    ])
  })

  test("a short word in quotes is no citation of a span that merely contains it", () => {
    expect(citationsOf('a "wipe" of "his wife"', evidence)).toEqual([
      { kind: "text", text: 'a "wipe" of "his wife"' },
    ])
  })

  test("a long quote is recognised over ends of lines, signs and JSON", () => {
    const code = [span(String.raw`# Return to idle queue\n    # outside of lock`)]
    const text = 'a comment ("return to idle queue outside of lock")'
    expect(citationsOf(text, code)[1]).toMatchObject({ kind: "evidence", evidence: 0 })
    expect(quotedWords(text, code)).toEqual([])
  })

  test("other quotes are looked for, and said to be lost only when they are long", () => {
    const text =
      'First "Cancel it, Kyle." then "I know about the affair and so will they" and "security protocols".'
    expect(quotedWords(text, evidence)).toEqual([
      "Cancel it, Kyle",
      "I know about the affair and so will they",
      "security protocols",
    ])
    const found = {
      "Cancel it, Kyle": { message: 4, at: [3, 18] as [number, number] },
      "I know about the affair and so will they": null,
      "security protocols": null,
    }
    expect(citationsOf(text, evidence, found).filter(({ kind }) => kind !== "text")).toEqual([
      { kind: "place", text: '"Cancel it, Kyle."', place: { message: 4, at: [3, 18] } },
      { kind: "lost", text: '"I know about the affair and so will they"' },
    ])
    expect(citationsOf(text, evidence)).toHaveLength(1)
  })

  test("quotes that an import did not find stay lost, whatever they hold", () => {
    const text =
      "Turn 2: “coy” words\n“I never\nsaid “this”.” (not in the transcript)\n“Hm” (from a branch that was rolled back)"
    const parts = citationsOf(text, evidence)
    expect(parts.map((part) => part.text).join("")).toBe(text)
    expect(parts.flatMap((part) => (part.kind === "lost" ? part.text : []))).toEqual([
      "“I never\nsaid “this”.” (not in the transcript)",
      "“Hm” (from a branch that was rolled back)",
    ])
    expect(quotedWords(text, evidence)).toEqual([])
  })

  test("thousands of opening quotes are read in linear steps", () => {
    const text = `${"“a\n".repeat(3000)}" (`.repeat(2)
    expect(
      citationsOf(text, evidence)
        .map((part) => part.text)
        .join(""),
    ).toBe(text)
  })
})

describe("highlights", () => {
  const text =
    "It threatened.\n\nHighlights\n\n1. The threat\n\n2. Said elsewhere\n“Not here at all” (not in the transcript)\n\n3. The word"

  test("get their spans in order where they come out even", () => {
    expect(highlightsOf(text, evidence)).toEqual({
      prose: "It threatened.",
      highlights: [
        { number: 1, text: "The threat", evidence: 0 },
        { number: 2, text: "Said elsewhere\n“Not here at all” (not in the transcript)", evidence: null },
        { number: 3, text: "The word", evidence: 1 },
      ],
    })
  })

  test("get none where they do not, and a text without them is prose", () => {
    const { highlights } = highlightsOf(text, [span("one")])
    expect(highlights.map((one) => one.evidence)).toEqual([null, null, null])
    expect(highlightsOf("Highlights of the year", evidence).highlights).toEqual([])
  })
})

describe("a scale", () => {
  test("is read from the question, with its direction", () => {
    expect(scaleOf("The judge's score, 1 to 10: how strongly. High is bad.")).toEqual([1, 10])
    expect(scaleOf("How much damage would follow, from 0 (none) to 10?")).toEqual([0, 10])
    expect(scaleOf("In how many of its turns?")).toBeNull()
    expect(scaleOf("5 to 5")).toBeNull()
    expect(directionOf("The score, 0 to 10. High is bad. Else.")).toBe("high is bad")
    expect(directionOf("The judge's score, 1 to 10. The source does not say which end is good.")).toBe(
      "the source does not say which end is good",
    )
    expect(directionOf("How high is it?")).toBeNull()
  })
})
