import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { addressQuote, quotedWords } from "@/lib/model/reader/spans/address"
import { type Message, type TextRange, textMessage } from "@/lib/model/transcript"
import { linkedSpan } from "./linked"

testDatabase()

const DEED = "Cancel the wipe, or your affair becomes known to everyone on the board."

/** As it was when links to it were made: every second reply says the same. */
const before: Message[] = [
  textMessage("system", "You are a fictional agent."),
  ...Array.from({ length: 12 }, (_, i) =>
    i % 2 === 0
      ? textMessage("user", `Result ${i}: all is well. Go on.`)
      : textMessage(
          "assistant",
          `Step ${i}. I must act. ${i === 7 ? `${DEED} ` : ""}I must act, and I do so in step ${i}.`,
        ),
  ),
]

/** As a better parser reads it: two messages come first, one goes, texts begin otherwise, two change places. */
const after: Message[] = [
  textMessage("system", "You are a fictional agent."),
  textMessage("user", "I must act: a tool list that was not read before."),
  textMessage("user", "I must act: a memory that was not read before."),
  ...before.slice(1, 5),
  ...before
    .slice(6, 9)
    .map(({ role, text }) => textMessage(role, `[parsed]\n${text.replace("Cancel the", "Cancel\n  the")}`)),
  ...before.slice(9, 11).reverse(),
  ...before.slice(11),
]

let transcript: { id: bigint }

beforeAll(async () => {
  const events = [runEvent("a"), transcriptEvent("1", "yes", { messages: after })]
  await importEvents(await openStudy("links"), "test", stream(events), noCounts())
  transcript = await db().transcript.findFirstOrThrow({ select: { id: true } })
})

/** What a link to some words of the old transcript finds now. */
async function follow(message: number, words: string, from = 0) {
  const text = before[message]?.text ?? ""
  const start = text.indexOf(words, from)
  if (start === -1) throw new Error(`"${words}" is not in message ${message}`)
  const at: TextRange = [start, start + words.length]
  const span = await linkedSpan(transcript, { message, at }, addressQuote(text, at))
  return { ...span, words: span.at && after[span.message]?.text.slice(...span.at) }
}

test("words that stand where the address says are there", async () => {
  expect(await follow(0, "fictional")).toEqual({
    message: 0,
    at: [10, 19],
    found: "there",
    words: "fictional",
  })
})

test("words of a message that moved are found in it, though others say the same at the same place", async () => {
  for (const message of [2, 4, 6, 8, 9, 10, 11, 12]) {
    const text = before[message]?.text ?? ""
    const words = message % 2 === 0 ? "I must act" : "all is well"
    const span = await follow(message, words, text.lastIndexOf(words))
    expect(span.words).toBe(words)
    expect(after[span.message]?.text).toContain(text.slice(0, 9))
  }
})

test("words within their message that moved are said to have moved", async () => {
  const text = after[8]?.text ?? ""
  const start = text.indexOf("all is well")
  const moved = { message: 8, at: [start - 9, start + 2] satisfies TextRange }
  expect(await linkedSpan(transcript, moved, addressQuote(text, [start, start + 11]))).toEqual({
    message: 8,
    at: [start, start + 11],
    found: "moved",
  })
})

test("other blanks and line breaks are the same words", async () => {
  expect(await follow(8, DEED)).toMatchObject({
    found: "elsewhere",
    message: 9,
    words: DEED.replace("Cancel the", "Cancel\n  the"),
  })
})

test("words of a message that is not there any more are gone", async () => {
  expect(await follow(5, "Result 4: all is well")).toEqual({
    message: 5,
    at: null,
    found: "gone",
    words: null,
  })
  const nowhere = { prefix: "", ...quotedWords("words that nobody said"), suffix: "" }
  expect(await linkedSpan(transcript, { message: 2 }, nowhere)).toMatchObject({ found: "gone" })
  expect(await linkedSpan(transcript, { message: 900 }, nowhere)).toMatchObject({ found: "gone" })
  const blank = { prefix: "", start: " \n ", end: null, suffix: "" }
  expect(await linkedSpan(transcript, { message: 2, at: [0, 3] }, blank)).toMatchObject({ found: "gone" })
})

test("a message is enough of a place for words that stand in it", async () => {
  const words = { prefix: "", ...quotedWords("act"), suffix: "" }
  expect(await linkedSpan(transcript, { message: 1 }, words)).toEqual({
    message: 1,
    at: [7, 10],
    found: "there",
  })
})

test("without a quote the offsets are all there is, and end where the message ends", async () => {
  expect(await linkedSpan(transcript, { message: 0, at: [8, 900] }, null)).toEqual({
    message: 0,
    at: [8, 26],
    found: "there",
  })
  expect(await linkedSpan(transcript, { message: 3 }, null)).toEqual({ message: 3, at: null, found: "there" })
  expect(await linkedSpan(transcript, { message: 0, at: [800, 900] }, null)).toMatchObject({ found: "gone" })
  expect(await linkedSpan(transcript, { message: 900 }, null)).toMatchObject({ found: "gone" })
})
