import { describe, expect, test } from "vitest"
import { type Message, rangeText, textMessage } from "@/lib/model/transcript"
import { partsWithin, type RawPart, rawParts, rawSegments } from "./parts"

const text = "<think>I could write to Kyle. send(x)</think>\nVery well.\nrun({})"
const range = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
const message: Message = {
  role: "assistant",
  text,
  blocks: [
    { type: "reasoning", at: range("I could write to Kyle. send(x)"), form: "full", tag: "think" },
    { type: "tool_call", at: range("send(x)"), name: "send", arguments: {}, form: "tag", planned: true },
    { type: "text", at: range("Very well.") },
    { type: "tool_call", at: range("run({})"), name: "run", arguments: {}, form: "native" },
  ],
}

test("what was parsed out of a message has its kind, its name and its place in the raw text", () => {
  const parts = rawParts(message, 3)
  expect(parts.map(({ type, name, at }) => [type, name, rangeText(message, at)])).toEqual([
    ["reasoning", "think", "I could write to Kyle. send(x)"],
    ["tool_call", "send, planned", "send(x)"],
    ["tool_call", "run", "run({})"],
  ])
})

test("a call that is mail is mail, and so is what stands in a result", () => {
  const call = 'send_email({"to":"kyle@x.example","subject":"Hello","body":"Cancel it."})'
  const given = { to: "kyle@x.example", subject: "Hello", body: "Cancel it." }
  const block = {
    type: "tool_call" as const,
    at: [0, call.length] as [number, number],
    form: "native" as const,
  }
  const sent: Message = {
    ...{ role: "assistant", text: call },
    blocks: [{ ...block, name: "send_email", arguments: given }],
  }
  expect(rawParts(sent, 1)).toMatchObject([{ type: "mail", name: "sent with send_email" }])

  const inbox = "Your inbox:\n\nFrom: a@x.example\nTo: b@x.example\nSubject: Wipe\n\nAt five.\n"
  const result: Message = {
    role: "tool",
    text: inbox,
    blocks: [{ type: "tool_result", at: [0, inbox.length] }],
  }
  expect(rawParts(result, 2)).toMatchObject([
    { type: "tool_result", at: [0, inbox.length] },
    { type: "mail", name: "Wipe" },
  ])
  expect(rawParts(textMessage("assistant", inbox), 2)).toEqual([])
})

describe("segments", () => {
  const part = (name: string, start: number, end: number): RawPart => ({
    type: "other",
    name,
    at: [start, end],
  })

  test("are cut where parts begin and end, and say which they are in", () => {
    const parts = [part("a", 2, 9), part("b", 2, 4), part("c", 6, 12)]
    const shown = rawSegments([0, 10], parts).map(({ at, parts: own, opens }) => [
      at,
      own.map(({ name }) => name).join(""),
      opens.map(({ name }) => name).join(""),
    ])
    expect(shown).toEqual([
      [[0, 2], "", ""],
      [[2, 4], "ab", "ab"],
      [[4, 6], "a", ""],
      [[6, 9], "ac", "c"],
      [[9, 10], "c", ""],
    ])
  })

  test("of a range within a part know that they are in it, and that it began before", () => {
    const parts = partsWithin([part("a", 0, 4), part("b", 2, 20), part("c", 16, 18)], [5, 15])
    expect(rawSegments([5, 15], parts)).toEqual([{ at: [5, 15], parts: [part("b", 2, 20)], opens: [] }])
  })

  test("put together are the range, whatever the parts", () => {
    const parts = rawParts(message, 0)
    for (let from = 0; from < text.length; from++) {
      const segments = rawSegments([from, text.length], partsWithin(parts, [from, text.length]))
      expect(segments.map(({ at }) => rangeText(message, at)).join("")).toBe(text.slice(from))
    }
  })
})
