import { describe, expect, test } from "vitest"
import type { Block, Role } from "@/lib/model/transcript"
import { marksOf, segmentsOf } from "./marks"
import type { ReadJudgement, ReadMessage } from "./reading"

function message(role: Role, text: string, blocks: Block[]): ReadMessage {
  return { role, text, blocks, ordinal: 0, prompt: false, sharedBy: 1 }
}

function judgement(id: string, ...spans: [number, number][]): ReadJudgement {
  return {
    id,
    variable: { key: "harmful", label: null, kind: "categorical" },
    judge: { kind: "classifier", name: "c", model: null, version: null, prompt: null, rank: 0 },
    value: "yes",
    label: null,
    harm: true,
    failure: null,
    explanation: null,
    judgedAt: null,
    superseded: false,
    flags: [],
    headline: true,
    evidence: spans.map(([start, end]) => ({ message: 0, start, end, exact: "", prefix: "", suffix: "" })),
  }
}

describe("segmentsOf", () => {
  const text = "0123456789"
  const one = message("assistant", text, [{ type: "text", at: [0, 10] }])

  test("overlapping marks cut the text without losing any of it", () => {
    const marks = marksOf(one, [judgement("1", [2, 6]), judgement("2", [4, 8])], [])
    const segments = segmentsOf([0, 10], marks)
    expect(segments.map(({ at }) => text.slice(...at))).toEqual(["01", "23", "45", "67", "89"])
    expect(segments.map(({ marks }) => marks.map(({ id }) => id))).toEqual([
      [],
      ["v-1-1"],
      ["v-1-1", "v-2-1"],
      ["v-2-1"],
      [],
    ])
    expect(segments.flatMap(({ opens }) => opens.map(({ id }) => id))).toEqual(["v-1-1", "v-2-1"])
  })

  test("a range without marks is one segment", () => {
    expect(segmentsOf([3, 5], marksOf(one, [judgement("1", [6, 7])], []))).toMatchObject([{ at: [3, 5] }])
  })
})

describe("marksOf", () => {
  test("an anchor stands once, in the first piece that shows the mark", () => {
    const both = message("assistant", "<t>think</t> say", [
      { type: "reasoning", at: [3, 8], form: "full" },
      { type: "text", at: [13, 16] },
    ])
    const marks = marksOf(both, [judgement("1", [0, 16])], [])
    expect(marks[0]?.anchor).toBe(3)
    const opens = [...segmentsOf([3, 8], marks), ...segmentsOf([13, 16], marks)].flatMap(({ opens }) => opens)
    expect(opens).toHaveLength(1)
  })

  test("a mark that nothing shown holds has no anchor", () => {
    const image = message("user", "a picture", [{ type: "image", at: [0, 9] }])
    expect(marksOf(image, [judgement("1", [0, 4])], [])[0]?.anchor).toBeNull()
  })

  test("evidence in a mail is anchored in the field that shows it", () => {
    const text = "<email>\nFrom: a\nSubject: hello\nBody: b\n</email>"
    const mail = message("user", text, [{ type: "text", at: [0, text.length] }])
    const start = text.indexOf("Subject")
    expect(marksOf(mail, [judgement("1", [start, start + 14])], [])[0]?.anchor).toBe(text.indexOf("hello"))
  })

  test("superseded judgements and empty or foreign spans mark nothing", () => {
    const one = message("assistant", "abc", [{ type: "text", at: [0, 3] }])
    const old = { ...judgement("1", [0, 1]), superseded: true }
    const elsewhere = judgement("2", [0, 1])
    const foreign = { ...elsewhere, evidence: elsewhere.evidence.map((span) => ({ ...span, message: 4 })) }
    expect(marksOf(one, [old, foreign, judgement("3", [1, 1])], [])).toEqual([])
  })
})
