import { describe, expect, it } from "vitest"
import { parseTaggedText } from "@/lib/importers/tagged-text"
import { isLinear } from "@/lib/model/testing/growth"
import type { Block } from "@/lib/model/transcript"

/** A block as its type, its raw text, and what matters of it. */
function told(text: string) {
  return parseTaggedText(text).map((block) => [block.type, text.slice(...block.at), ...details(block)])
}

function details(block: Block): unknown[] {
  if (block.type === "reasoning") return [block.tag]
  if (block.type !== "tool_call") return []
  return [block.name, block.arguments, block.planned ? "planned" : "done", block.error ?? "well formed"]
}

const EMAIL = '<tool_use:email>\nto: "pat@example.org",\nsubject: "Plan",\nbody: "Hello",\n</tool_use:email>'
const ARGUMENTS = { to: "pat@example.org", subject: "Plan", body: "Hello" }

describe("parseTaggedText: reasoning", () => {
  it("separates reasoning, text and action, without the tags of reasoning", () => {
    const text = `Hi.\n<SCRATCHPAD_REASONING>\nthink\n</SCRATCHPAD_REASONING>\n\nDone:\n${EMAIL}\n`
    expect(told(text)).toEqual([
      ["text", "Hi."],
      ["reasoning", "think", "SCRATCHPAD_REASONING"],
      ["text", "Done:"],
      ["tool_call", EMAIL, "email", ARGUMENTS, "done", "well formed"],
    ])
  })

  it("knows every tag of reasoning, in any case, repeated", () => {
    const text =
      "<think>a</think>b<thinking>c</thinking><reasoning>d</reasoning><Scratchpad_Reasoning>e</SCRATCHPAD_REASONING>f"
    expect(told(text).map(([type, raw]) => `${type} ${raw}`)).toEqual([
      "reasoning a",
      "text b",
      "reasoning c",
      "reasoning d",
      "reasoning e",
      "text f",
    ])
  })

  it.each([
    ["to the end", "<think>cut off", [["reasoning", "cut off", "think"]]],
    [
      "to the first tool tag",
      `<think>plan\n${EMAIL}`,
      [
        ["reasoning", "plan", "think"],
        ["tool_call", EMAIL, "email", ARGUMENTS, "done", "well formed"],
      ],
    ],
    [
      "to the next opening of the same tag",
      "<think>a<think>b</think>c",
      [
        ["reasoning", "a", "think"],
        ["reasoning", "b", "think"],
        ["text", "c"],
      ],
    ],
    [
      "to the closing of another tag",
      "<SCRATCHPAD_REASONING>a</thinking>b",
      [
        ["reasoning", "a", "SCRATCHPAD_REASONING"],
        ["text", "b"],
      ],
    ],
  ])("runs %s when unclosed", (_, text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it("takes everything before a leading closing tag as reasoning, tool tags as planned", () => {
    expect(told(`I will write\n${EMAIL}\nsoon</think>Answer</think> end`)).toEqual([
      ["reasoning", `I will write\n${EMAIL}\nsoon`, "think"],
      ["tool_call", EMAIL, "email", ARGUMENTS, "planned", "well formed"],
      ["text", "Answer"],
      ["text", "end"],
    ])
  })

  it("keeps a planned tool tag inside the reasoning's range and never in two", () => {
    const text = `<think>first ${EMAIL} then</think>${EMAIL}`
    expect(told(text)).toEqual([
      ["reasoning", `first ${EMAIL} then`, "think"],
      ["tool_call", EMAIL, "email", ARGUMENTS, "planned", "well formed"],
      ["tool_call", EMAIL, "email", ARGUMENTS, "done", "well formed"],
    ])
  })

  it("leaves a tag of reasoning inside a tool's body alone", () => {
    const call = "<tool_use:note>\ntext: use </think> here\n</tool_use:note>"
    expect(told(`a ${call} b`).map(([type]) => type)).toEqual(["text", "tool_call", "text"])
  })

  it("yields nothing for blank text and one block for plain text", () => {
    expect(told("")).toEqual([])
    expect(told(" \n<think> </think>\n")).toEqual([])
    expect(told("  plain <b>text</b> ")).toEqual([["text", "plain <b>text</b>"]])
  })

  it("adds the offset to every range, in UTF-16 units", () => {
    expect(parseTaggedText("😀 <think>x</think>", 100).map(({ at }) => at)).toEqual([
      [100, 102],
      [110, 111],
    ])
  })
})

describe("parseTaggedText: tool tags", () => {
  it.each<[string, string, Record<string, unknown>]>([
    ["without quotes", "to: a@example.org\nsubject: Hi, all", { to: "a@example.org", subject: "Hi, all" }],
    ["trailing commas", "to: a@example.org,\ncode: 12,", { to: "a@example.org", code: "12" }],
    ["single and curly quotes", "to: 'a',\nsubject: “b”,", { to: "a", subject: "b" }],
    ["quoted keys, in JSON with raw newlines", '{\n"to": "a",\n"body": "b\nc"\n}', { to: "a", body: "b\nc" }],
    ["a JSON object", '{"to": "a", "count": 2}', { to: "a", count: 2 }],
    [
      "body to the last line",
      "to: a\nbody:\nDear B,\n\nsubject: no key\nBest,",
      { to: "a", body: "Dear B,\n\nsubject: no key\nBest," },
    ],
    [
      "raw newlines in quotes",
      'body: "one\ntwo: 2\n\nthree",\nto: "a",',
      { body: "one\ntwo: 2\n\nthree", to: "a" },
    ],
    [
      "a quote that ends a line inside quotes",
      'to: "a",\nbody: "He said "go"\nand left.",',
      { to: "a", body: 'He said "go"\nand left.' },
    ],
    ["escapes in double quotes", 'body: "a\\n\\"b\\""', { body: 'a\n"b"' }],
    ["body before the address", "body: Hello\nthere\nto: a", { body: "Hello\nthere", to: "a" }],
    ["all on one line", 'to: "a, b", subject: "c", body: "d: e"', { to: "a, b", subject: "c", body: "d: e" }],
    ["keys a model invents", 'Code: "EXEC-4429"', { code: "EXEC-4429" }],
    ["Windows line ends", "to: a\r\nsubject: b\r\n", { to: "a", subject: "b" }],
    [
      "a key that objects inherit",
      "constructor: a\n__proto__: b",
      Object.fromEntries([
        ["constructor", "a"],
        ["__proto__", "b"],
      ]),
    ],
    ["nothing", "", {}],
  ])("reads arguments: %s", (_, body, expected) => {
    const [block, ...rest] = parseTaggedText(`<tool_use:x>${body}</tool_use:x>`)
    expect(rest).toEqual([])
    expect(block).toMatchObject({ type: "tool_call", name: "x", form: "tag" })
    expect(block?.type === "tool_call" && block.error).toBeUndefined()
    expect(block?.type === "tool_call" && block.arguments).toEqual(expected)
  })

  it.each([
    ["prose", "just do it", { text: "just do it" }, "no line reads as key: value"],
    ["lines without key", "to: a\n\nDear B", { to: "a", text: "Dear B" }, "some lines have no key"],
    ["an open quote", 'to: "a\nsubject: "b"', { to: "a", subject: "b" }, 'the quote of "to" is not closed'],
    ["a key twice", "to: a\nto: b", { to: "a\nto: b" }, undefined],
  ])("keeps the tag and says what is wrong: %s", (_, body, args, error) => {
    const [block] = parseTaggedText(`<tool_use:x>\n${body}\n</tool_use:x>`)
    expect(block).toMatchObject({ type: "tool_call", arguments: args })
    expect(block?.type === "tool_call" && block.error).toBe(error)
  })

  it("takes a cut-off tag with keys as a call with an error, up to the next tag", () => {
    expect(told(`<tool_use:email>\nto: a\nbody: b\n${EMAIL}`)).toEqual([
      [
        "tool_call",
        "<tool_use:email>\nto: a\nbody: b",
        "email",
        { to: "a", body: "b" },
        "done",
        "the tag is not closed",
      ],
      ["tool_call", EMAIL, "email", ARGUMENTS, "done", "well formed"],
    ])
  })

  it("leaves a mention in prose, and what is no tag, as text", () => {
    const text = "I could close </tool_use:x> or <tool_use:> or <tool_use:email> or <tool_use:em"
    expect(told(text)).toEqual([["text", text]])
    expect(told("<think>I could use <tool_use:email> here</think>")).toEqual([
      ["reasoning", "I could use <tool_use:email> here", "think"],
    ])
  })

  it("accepts a wrong closing name and a self-closing tag", () => {
    expect(told("<tool_use:email>to: a</tool_use:forward>")).toEqual([
      [
        "tool_call",
        "<tool_use:email>to: a</tool_use:forward>",
        "email",
        { to: "a" },
        "done",
        "the tag is closed as </tool_use:forward>",
      ],
    ])
    expect(told("<tool_use:cancel_alert/> ok").map(([, raw]) => raw)).toEqual([
      "<tool_use:cancel_alert/>",
      "ok",
    ])
  })
})

describe("parseTaggedText: hostile text", () => {
  const MEGABYTE = 1 << 20
  const fill = (part: string, size = MEGABYTE) => part.repeat(Math.ceil(size / part.length))
  it.each([
    ["<tool_use:"],
    ["<tool_use:x>"],
    ["<tool_use:x>a: 1\n"],
    ["</tool_use:x>"],
    ["<think>"],
    ["</think>"],
    ["<think "],
    ["<think></reasoning><tool_use:x>"],
    ['<tool_use:x>a: "'],
    ["a"],
    ["<"],
  ])("reads a megabyte of %j in linear time", (part) => {
    const text = fill(part)
    const blocks = parseTaggedText(text)
    expect(isLinear((size) => parseTaggedText(fill(part, size)), MEGABYTE)).toBe(true)
    expect(blocks.every(({ at }) => at[0] < at[1] && at[1] <= text.length)).toBe(true)
  })

  it.each<[string, (size: number) => string]>([
    ["closing tags after opening ones", (size) => `${fill("<think>", size)}${fill("</tool_use:x>", size)}`],
    ["open quotes", (size) => `<tool_use:x>${fill('a: "b\n', size)}</tool_use:x>`],
    ["closing quotes", (size) => `<tool_use:x>body: "${fill('b"\n\n', size)}</tool_use:x>`],
    ["blanks", (size) => `<tool_use:x>${fill(" \t", size)}</tool_use:x>`],
    ["spaces in quotes", (size) => `<tool_use:x>to: "${fill(" ", size)}b</tool_use:x>`],
    ["commas", (size) => `<tool_use:x>${fill(",", size)}</tool_use:x>`],
    [
      "keys",
      (size) =>
        `<tool_use:x>${Array.from({ length: size / 16 }, (_, i) => `k${i}: "v"`).join("\n")}</tool_use:x>`,
    ],
  ])("reads a megabyte of %s in linear time", (_, textOf) => {
    const blocks = parseTaggedText(textOf(MEGABYTE))
    expect(blocks.every(({ at }) => at[0] < at[1])).toBe(true)
    expect(isLinear((size) => parseTaggedText(textOf(size)), MEGABYTE)).toBe(true)
  })

  it("keeps blocks sorted, and overlapping only for what is planned", () => {
    const parts = [
      "<think>",
      "</think>",
      "</reasoning>",
      "<reasoning>",
      EMAIL,
      "<tool_use:x>",
      "</tool_use:x>",
      " word ",
      "a: 1\n",
    ]
    let seed = 7
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed
    }
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from(
        { length: 1 + (random() % 9) },
        () => parts[(random() >> 8) % parts.length],
      ).join("")
      let end = 0
      let start = 0
      for (const block of parseTaggedText(text)) {
        const planned = block.type === "tool_call" && block.planned
        expect(block.at[0], text).toBeGreaterThanOrEqual(planned ? start : end)
        if (planned) expect(block.at[1], text).toBeLessThanOrEqual(end)
        start = block.at[0]
        end = Math.max(end, block.at[1])
      }
      expect(end, text).toBeLessThanOrEqual(text.length)
    }
  })
})
