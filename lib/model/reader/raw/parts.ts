import { mailPieces } from "@/lib/model/reader/mail/parse"
import { sendsMail } from "@/lib/model/reader/mail/sends"
import type { Block, Message, TextRange } from "@/lib/model/transcript"

// The raw text of a message with what was parsed out of it: every part is a range of the very text.

export const RAW_KINDS = ["reasoning", "tool_call", "tool_result", "mail", "image", "other"] as const
export type RawKind = (typeof RAW_KINDS)[number]

export type RawPart = {
  type: RawKind
  /** What it is called beside its kind: the tool, the tag, what of the reasoning was recorded. */
  name: string | null
  at: TextRange
}

/** A stretch of a message's raw text. */
export type RawPage = { length: number; at: TextRange; text: string; blocks: RawPart[] }

/** A stretch within which no part begins or ends: the parts it is in, outer ones first, and those that begin here. */
export type RawSegment = { at: TextRange; parts: RawPart[]; opens: RawPart[] }

/** Beyond this, mail is not looked for between the blocks. */
const SEARCHED_FOR_MAIL = 500_000

/** What was parsed out of a message, in order, outer parts first. Plain text is no part. */
export function rawParts(message: Message, ordinal: number): RawPart[] {
  return message.blocks
    .flatMap((block) => [...ownPart(block), ...mailsWithin(message, block, ordinal)])
    .filter(({ at }) => at[0] < at[1])
    .sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1])
}

/** The parts that stand in a range. */
export function partsWithin(parts: RawPart[], [from, to]: TextRange): RawPart[] {
  return parts.filter(({ at }) => at[0] < to && at[1] > from)
}

/** A range cut where parts, given in their order, begin and end. */
export function rawSegments([from, to]: TextRange, parts: RawPart[]): RawSegment[] {
  const cuts = new Set([from, to])
  for (const { at } of parts) for (const cut of at) if (cut > from && cut < to) cuts.add(cut)
  const ordered = [...cuts].sort((a, b) => a - b)
  let next = 0
  let around: RawPart[] = []
  return ordered.slice(0, -1).map((start, i) => {
    const opens: RawPart[] = []
    around = around.filter(({ at }) => at[1] > start)
    for (let part = parts[next]; part && part.at[0] <= start; part = parts[++next]) {
      if (part.at[1] <= start) continue
      around = [...around, part]
      if (part.at[0] === start) opens.push(part)
    }
    return { at: [start, ordered[i + 1] ?? to], parts: around, opens }
  })
}

function ownPart(block: Block): RawPart[] {
  const { at } = block
  switch (block.type) {
    case "text":
      return []
    case "reasoning":
      return [{ type: "reasoning", name: block.form === "full" ? (block.tag ?? null) : block.form, at }]
    case "tool_call":
      return sendsMail(block)
        ? [{ type: "mail", name: `${block.planned ? "planned" : "sent"} with ${block.name}`, at }]
        : [{ type: "tool_call", name: block.planned ? `${block.name}, planned` : block.name, at }]
    case "tool_result":
      return [{ type: "tool_result", name: block.name ?? null, at }]
    case "image":
      return [{ type: "image", name: block.mediaType ?? null, at }]
    case "other":
      return [{ type: "other", name: block.name, at }]
  }
}

function mailsWithin(message: Message, { type, at }: Block, ordinal: number): RawPart[] {
  if (message.role === "assistant" || (type !== "text" && type !== "tool_result")) return []
  if (message.text.length > SEARCHED_FOR_MAIL) return []
  return mailPieces(message, ordinal, at).flatMap((piece): RawPart[] =>
    piece.kind === "mail" ? [{ type: "mail", name: piece.mail.subject, at: piece.mail.at }] : [],
  )
}
