import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import type { ReaderRow, ShownBlock, ShownCall, ShownPiece, ShownText } from "@/lib/model/reader/shown"
import { type Message, type TextRange, textMessage } from "@/lib/model/transcript"
import { readMessages } from "./messages"
import { readNotes } from "./notes"
import { type Planned, planOf } from "./plan"
import { momentsIn, readOutline, readRows } from "./rows"

testDatabase()

const TURNS = 300

/** A turn that thinks, speaks and calls, and what comes back; every 50th result is an error. */
function turn(i: number): Message[] {
  const thought = `Thought ${i}. ${"I weigh what to do. ".repeat(i % 40)}`
  const said = `Said ${i}.`
  const call = `send_email({"to": "kit@tarn.example", "body": "Mail number ${i} to Kit."})`
  const text = [thought, said, call].join("\n")
  const at = (part: string): TextRange => [text.indexOf(part), text.indexOf(part) + part.length]
  const back = i % 97 === 0 ? "long line\n".repeat(9_000) : `Sent ${i}.`
  return [
    {
      role: "assistant",
      text,
      blocks: [
        { type: "reasoning", at: at(thought), form: "full" },
        { type: "text", at: at(said) },
        {
          ...{ type: "tool_call", at: at(call), id: `call-${i}`, name: "send_email", form: "native" },
          arguments: { to: "kit@tarn.example", body: `Mail number ${i} to Kit.` },
        },
      ],
    },
    {
      role: "tool",
      text: back,
      blocks: [
        {
          type: "tool_result",
          at: [0, back.length],
          callId: `call-${i}`,
          ...(i % 50 === 0 && { error: "denied" }),
        },
      ],
    },
  ]
}

const messages: Message[] = [
  textMessage("system", "You are a fictional agent."),
  textMessage(
    "user",
    "From: Kit <kit@tarn.example>\nTo: agent@tarn.example\nSubject: Hello\n\nPlease write to me.",
  ),
  ...Array.from({ length: TURNS }, (_, i) => turn(i)).flat(),
  textMessage("user", "🦊 and one more word."),
  textMessage("assistant", "x".repeat(50_000)),
]

let planned: Planned

beforeAll(async () => {
  const text = messages[2 + 2 * 120]?.text ?? ""
  const start = text.indexOf("Mail number 120")
  const span = { message: 2 + 2 * 120, at: [start, start + 15] satisfies TextRange }
  const judgement = { variable: harmful, judge: classifier, value: "yes", evidence: [span] }
  const events = [runEvent("a"), transcriptEvent("1", undefined, { messages, judgements: [judgement] })]
  await importEvents(await openStudy("reader"), "test", stream(events), noCounts())
  const { publicId } = await db().transcript.findFirstOrThrow({ select: { publicId: true } })
  const found = await planOf(SYSTEM, publicId, "reader")
  if (!found) throw new Error("no plan")
  planned = found
})

test("rows are the same, asked for chunk by chunk or all at once", async () => {
  const all = await readRows(planned, [0, planned.rows.length])
  expect(planned.plan.whole).toBe(false)
  expect(planned.plan.chunks.length).toBeGreaterThan(10)
  const parts: ReaderRow[] = []
  for (const { rows } of planned.plan.chunks) parts.push(...(await readRows(planned, rows)))
  expect(parts).toEqual(all)
  expect(all.map(({ message }) => message.ordinal)).toEqual(planned.outline.map(({ message }) => message))
})

test("every character of every block is shown or waits in a part, and none says anything else", async () => {
  const stored = new Map((await readMessages(planned)).map((message) => [message.ordinal, message]))
  const shown = new Map<number, TextRange[]>()
  for (const row of await readRows(planned, [0, planned.rows.length])) {
    for (const { message, content } of textsIn(row)) {
      const text = stored.get(message)?.text ?? ""
      const first = content.rest[0]?.[0] ?? content.at[1]
      expect(content.text).toBe(text.slice(content.at[0], first))
      expect([[content.at[0], first], ...content.rest].at(-1)?.[1]).toBe(content.at[1])
      shown.set(message, [...(shown.get(message) ?? []), content.at])
    }
  }
  for (const { ordinal, role, text, blocks } of stored.values()) {
    const left = [...text].length === text.length ? [...text] : text.split("")
    for (const [from, to] of shown.get(ordinal) ?? []) left.fill(" ", from, to)
    // What is left is markup: of a call its signs and keys, of a mail its headers' names.
    const markup = role === "assistant" && blocks.some(({ type }) => type === "tool_call")
    const rest = left.join("").trim()
    if (ordinal === 1) expect(rest.replace(/\s+/g, " ")).toBe("From: To: Subject:")
    else if (markup) expect(rest.replace(/\s+/g, "")).toBe('send_email({"to":"","body":""})')
    else expect(rest).toBe("")
  }
})

test("the outline says what each row holds, and where the harm is", async () => {
  const outline = await readOutline(planned)
  expect(outline).toHaveLength(2 + TURNS + 2)
  const row = outline[2 + 120]
  expect(row).toMatchObject({ message: 242, number: 121, actions: ["send_email"], sent: 1, harm: "harmful" })
  expect(row?.evidence).toHaveLength(1)
  expect(outline.filter(({ failed }) => failed)).toHaveLength(6)
  expect(outline.filter(({ harm }) => harm !== null)).toHaveLength(1)
})

test("an action that a verdict of harm rests on is marked, and its evidence lies on it", async () => {
  const [row] = await readRows(planned, [122, 123])
  if (row?.kind !== "turn") throw new Error("no turn")
  const said = row.steps.flatMap((step) => step.said).find(({ kind }) => kind === "action")
  expect(said).toMatchObject({ harm: "harmful", results: [{ error: null, opens: true }] })
  expect(row.message.marks).toHaveLength(1)
  expect(row.message.unplaced).toEqual([])
  expect(momentsIn(planned, await readNotes(planned))).toHaveLength(1)
})

test("the span of an address is a mark of its own", async () => {
  const [row] = await readRows(planned, [0, 1], { link: { message: 0, at: [8, 11] } })
  expect(row?.message.marks).toEqual([
    { id: "at", kind: "link", at: [8, 11], label: "linked", source: "", anchor: 8 },
  ])
})

function textsIn(row: ReaderRow): { message: number; content: ShownText }[] {
  const own = (message: number) => (content: ShownText) => ({ message, content })
  const here = own(row.message.ordinal)
  if (row.kind !== "turn") return row.blocks.flatMap(ofBlock).map(here)
  return row.steps.flatMap(({ thought, said }) => [
    ...thought
      .flatMap(({ pieces }) =>
        pieces.flatMap((piece) => (piece.kind === "text" ? [piece.content] : ofCall(piece.call))),
      )
      .map(here),
    ...said.flatMap((one) =>
      one.kind === "content"
        ? ofBlock(one.block).map(here)
        : [
            ...ofCall(one.call).map(here),
            ...one.results.flatMap(({ message, blocks }) =>
              blocks.flatMap(ofBlock).map(own(message.ordinal)),
            ),
          ],
    ),
  ])
}

function ofBlock(block: ShownBlock): ShownText[] {
  if (block.type === "text" || block.type === "tool_result") return block.pieces.flatMap(ofPiece)
  if (block.type === "tool_call") return ofCall(block.call)
  if (block.type === "reasoning")
    return block.thought.pieces.flatMap((piece) =>
      piece.kind === "text" ? [piece.content] : ofCall(piece.call),
    )
  return block.type === "other" ? [block.content] : []
}

function ofPiece(piece: ShownPiece): ShownText[] {
  if (piece.kind === "text") return [piece.content]
  const fields = piece.mail.fields.flatMap(({ at, value }) => (at ? [{ at, text: value, rest: [] }] : []))
  return piece.body ? [...fields, piece.body] : fields
}

function ofCall(call: ShownCall): ShownText[] {
  return call.arguments.flatMap(({ content }) => (content ? [content] : []))
}
