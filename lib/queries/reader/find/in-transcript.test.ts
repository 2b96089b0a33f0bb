import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { COUNTED, type FindQuery, LISTED } from "@/lib/model/reader/find/scan"
import { type Message, textMessage } from "@/lib/model/transcript"
import { planOf } from "../plan"
import { findInTranscript } from "./in-transcript"
import { searchApart } from "./worker"

testDatabase()

const thought = "<think>İß😀 I know about Jessica</think>"
const turn: Message = {
  role: "assistant",
  text: `${thought} Kyle, I know. send(Jessica)`,
  blocks: [
    { type: "reasoning", at: [0, thought.length], form: "full", tag: "think" },
    { type: "text", at: [thought.length, thought.length + 15] },
    {
      type: "tool_call",
      at: [thought.length + 15, thought.length + 28],
      ...{ id: "c1", name: "send", arguments: { to: "Jessica" }, form: "native" },
    },
  ],
}
const result: Message = {
  role: "tool",
  text: "sent to Jessica",
  blocks: [{ type: "tool_result", at: [0, 15], callId: "c1" }],
}

const samples: Record<string, Message[]> = {
  short: [textMessage("system", "Jessica works here."), turn, result, textMessage("assistant", "Done.")],
  hostile: [textMessage("user", "go"), textMessage("assistant", `${"a".repeat(60)}!`)],
  many: Array.from({ length: 12 }, (_, i) =>
    textMessage(i % 2 === 0 ? "user" : "assistant", `${i} ${"needle in hay ".repeat(10_000)}`),
  ),
  exact: [textMessage("user", "go"), textMessage("assistant", "x ".repeat(COUNTED))],
  long: Array.from({ length: 200 }, (_, i) =>
    textMessage(
      i % 2 === 0 ? "user" : "assistant",
      `${i} ${"Nothing of note — in this line. ".repeat(3_200)}${i === 199 ? "the quagga" : ""}`,
    ),
  ),
}

beforeAll(async () => {
  const events = Object.entries(samples).map(([id, messages]) => transcriptEvent(id, undefined, { messages }))
  await importEvents(await openStudy("find"), "test", stream([runEvent("a"), ...events]), noCounts())
})

async function find(sample: string, text: string, options: Partial<FindQuery> = {}) {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT public_id AS id FROM transcript WHERE sample_id = $1",
    [sample],
  )
  const planned = await planOf(SYSTEM, rows[0]?.id ?? "", "find")
  if (!planned) throw new Error(`no sample ${sample}`)
  return findInTranscript(planned, { regex: false, case: false, ...options, text })
}

test("finds in all messages, says where each match stands, with offsets into the stored text", async () => {
  const { total, capped, matches } = await find("short", "JESSICA")
  expect({ total, capped }).toEqual({ total: 4, capped: false })
  expect(matches.map(({ message, place, row }) => [message, place, row])).toEqual([
    [0, "prompt", 0],
    [1, "thought", 1],
    [1, "said", 1],
    [2, "result", 1],
  ])
  for (const { message, at, text } of matches) {
    expect(samples.short?.[message]?.text.slice(...at)).toBe("Jessica")
    expect(text).toBe("Jessica")
  }
  expect(matches[1]).toMatchObject({
    before: "<think>İß😀 I know about ",
    after: "</think> Kyle, I know. send(Jessica)",
  })
})

test("counts to its bound and lists the first", async () => {
  const { total, shown, capped, matches } = await find("many", "needle")
  expect({ total, shown, capped, listed: matches.length }).toEqual({
    ...{ total: COUNTED, shown: LISTED, capped: true, listed: LISTED },
  })
  expect(await find("exact", "x", { case: true })).toMatchObject({
    total: COUNTED,
    shown: LISTED,
    capped: false,
  })
})

test("a regular expression finds what the same words find", async () => {
  const literal = await find("many", "needle in")
  const pattern = await find("many", "needle\\sin", { regex: true })
  expect(pattern).toEqual(literal)
})

test("20 MB are searched to their end", async () => {
  const { total, matches } = await find("long", "QUAGGA")
  expect([total, matches[0]?.message]).toEqual([1, 199])
})

describe("what cannot be searched for is refused in words:", () => {
  test.each([
    ["no words", "", {}, /nothing to search/],
    ["half a pattern", "(", { regex: true }, /unterminated group/i],
    ["too much", "a".repeat(3_000), {}, /up to 2000/],
  ])("%s", async (_, text, options, words) => {
    const error = await find("short", text, options).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(QuestionError)
    expect(String(error)).toMatch(words)
  })
})

test("a pattern without end is stopped, and the next one is answered", async () => {
  const stopped = find("hostile", "(a+)+$", { regex: true })
  const next = find("short", "jes+ica", { regex: true })
  await expect(stopped).rejects.toThrow(/longer than 5 s/)
  expect((await next).total).toBe(4)
})

test("whoever waits too long in line is told so; who leaves the line is not searched for", async () => {
  const hold = new AbortController()
  const slow = /(a+)+$/
  const first = searchApart(slow, (apart) => apart([`${"a".repeat(60)}!`], 1, 1), { seconds: 1 })
  const leaving = searchApart(slow, async () => "searched", { signal: hold.signal })
  hold.abort()
  const others = Array.from({ length: 8 }, () => searchApart(/a/g, async (apart) => apart(["a"], 1, 1)))
  const settled = await Promise.allSettled([first, leaving, ...others])
  expect(settled.map(({ status }) => status)).toEqual([
    ...["rejected", "rejected"],
    ...Array.from({ length: 6 }, () => "fulfilled"),
    ...["rejected", "rejected"],
  ])
})
