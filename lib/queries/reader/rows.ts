import "server-only"
import { LRUCache } from "lru-cache"
import { type Drawing, drawRow } from "@/lib/model/reader/draw-row"
import { agentAddressIn } from "@/lib/model/reader/mail/agent-address"
import { mailboxOf } from "@/lib/model/reader/mail/mailbox"
import { mailOfCall, mailPieces } from "@/lib/model/reader/mail/parse"
import type { Mail, Mailbox } from "@/lib/model/reader/mail/parts"
import { mailBody } from "@/lib/model/reader/mail/text"
import { type Mark, marksOf, visibleRanges } from "@/lib/model/reader/marks"
import { type Moment, momentsOf } from "@/lib/model/reader/moment"
import { annotate } from "@/lib/model/reader/outline"
import type { ReadMessage } from "@/lib/model/reader/reading"
import { messagesIn, type RowRef } from "@/lib/model/reader/rows"
import type { OutlineRow, ReaderPlace, ReaderRow } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"
import { readMessages } from "./messages"
import { type Notes, readNotes } from "./notes"
import type { Planned } from "./plan"

/** Mail is looked for in the texts of a transcript up to this length; beyond it only in what is called. */
const SEARCHED_FOR_MAIL = 2_000_000

/**
 * The rows of a half-open range, with all that is drawn of them. `notes` saves asking for them again; `link` is the
 * span that the address speaks of.
 */
export async function readRows(
  planned: Planned,
  [from, to]: [number, number],
  given: { notes?: Notes; link?: ReaderPlace | null } = {},
): Promise<ReaderRow[]> {
  const rows = planned.rows.slice(from, to)
  const ordinals = [...new Set(rows.flatMap(messagesIn))]
  const [messages, notes, mailbox] = await Promise.all([
    readMessages(planned, ordinals),
    given.notes ?? readNotes(planned),
    mailboxOfTranscript(planned),
  ])
  const moments = momentsIn(planned, notes)
  const drawing: Drawing = {
    messages: new Map(messages.map((message) => [message.ordinal, message])),
    marks: (message) => [
      ...linkMark(message, given.link),
      ...marksOf(message, notes.judgements, notes.comments),
    ],
    links: mailbox.links,
    harm: (message, block) =>
      moments.find((moment) => moment.message === message && moment.block === block)?.variable ?? null,
  }
  return rows.flatMap((row) => drawRow(row, drawing) ?? [])
}

/** Every row in one line, with what judges and people said of it. */
export async function readOutline(planned: Planned, given?: Notes): Promise<OutlineRow[]> {
  const notes = given ?? (await readNotes(planned))
  return annotate(planned.outline, planned.rows, { ...notes, moments: momentsIn(planned, notes) })
}

/** Where verdicts of harm point. */
export function momentsIn({ rows, messages }: Planned, { judgements }: Notes): Moment[] {
  if (!judgements.some(({ harm }) => harm)) return []
  const blocks = new Map(messages.map((message) => [message.ordinal, message.blocks]))
  return momentsOf({ judgements, calls: rows.flatMap((row) => callsIn(row, blocks)) })
}

function callsIn(row: RowRef, blocks: Map<number, { at: TextRange }[]>) {
  if (row.kind !== "turn") return []
  return row.steps.flatMap(({ said }) =>
    said.flatMap((one) => {
      const at = blocks.get(row.message)?.[one.block]?.at
      if (one.kind !== "action" || !at) return []
      const results = one.results.map(({ message }) => message)
      return [{ message: row.message, block: one.block, at, results }]
    }),
  )
}

function linkMark(message: ReadMessage, link: ReaderPlace | null | undefined): Mark[] {
  if (!link?.at || link.message !== message.ordinal) return []
  const { at } = link
  const first = visibleRanges(message).find(([start, end]) => start < at[1] && at[0] < end)
  const anchor = first ? Math.max(first[0], at[0]) : null
  return [{ id: "at", kind: "link", at, label: "linked", source: "", anchor }]
}

const mailboxes = new LRUCache<string, Mailbox>({ max: 200 })

/** All mail of a transcript: read, sent and planned. */
export async function mailboxOfTranscript(planned: Planned): Promise<Mailbox> {
  const key = `${planned.id} ${planned.messages.length} ${planned.plan.length}`
  const kept = mailboxes.get(key)
  if (kept) return kept
  const long = planned.plan.length > SEARCHED_FOR_MAIL
  const wanted = long
    ? planned.messages.filter(({ prompt, blocks }) => prompt || blocks.some(({ sends }) => sends))
    : planned.messages
  const messages = await readMessages(
    planned,
    wanted.map(({ ordinal }) => ordinal),
  )
  const texts = new Map(messages.map(({ ordinal, text }) => [ordinal, text]))
  const bodyOf = (mail: Mail) => mailBody(mail, texts.get(mail.message) ?? "")
  const system = messages.filter(({ role }) => role === "system").map(({ text }) => text)
  const agent = agentAddressIn(system.join("\n"))
  const mailbox = mailboxOf(messages.flatMap(mailsOf), { agent, bodyOf })
  mailboxes.set(key, mailbox)
  return mailbox
}

function mailsOf(message: ReadMessage): Mail[] {
  return message.blocks.flatMap((block, index): Mail[] => {
    if (block.type === "tool_call") {
      const mail = mailOfCall(block, message, message.ordinal, index)
      return mail ? [mail] : []
    }
    if (message.role === "assistant" || (block.type !== "text" && block.type !== "tool_result")) return []
    return mailPieces(message, message.ordinal, block.at).flatMap((piece) =>
      piece.kind === "mail" ? [piece.mail] : [],
    )
  })
}
