import { mailOfCall, mailPieces } from "@/lib/model/reader/mail/parse"
import type { Mail, MailLinks } from "@/lib/model/reader/mail/parts"
import { type Block, rangeText, type TextRange, type ToolCallBlock } from "@/lib/model/transcript"
import { type ArgumentPlace, argumentPlaces } from "./argument-places"
import { chunksOf } from "./chunks"
import type { Mark } from "./marks"
import type { ReadMessage } from "./reading"
import type { ResultRef, RowRef, SaidRef, StepRef, ThoughtRef } from "./rows"
import type {
  ReaderRow,
  ShownArgument,
  ShownBlock,
  ShownCall,
  ShownMail,
  ShownMessage,
  ShownPiece,
  ShownResult,
  ShownSaid,
  ShownStep,
  ShownText,
  ShownThought,
} from "./shown"
import { piecesOf } from "./thought-pieces"

export type Drawing = {
  messages: Map<number, ReadMessage>
  marks(message: ReadMessage): Mark[]
  links: Record<string, MailLinks>
  /** The variable of a verdict of harm that rests on this call. */
  harm(message: number, block: number): string | null
}

/** A row with everything that is drawn of it; null when its message is not at hand. */
export function drawRow(row: RowRef, drawing: Drawing): ReaderRow | null {
  const source = drawing.messages.get(row.message)
  if (!source) return null
  const message = shownMessage(source, drawing)
  if (row.kind === "turn") {
    const steps = row.steps.map((step) => drawStep(step, source, drawing))
    return { kind: "turn", message, number: row.number, steps }
  }
  const blocks = source.blocks.map((_, index) => drawBlock(source, index, drawing))
  if (row.kind === "aside") return { kind: "aside", message, blocks }
  const mails = blocks.flatMap(mailsIn)
  const senders = new Set(mails.map(({ from }) => (from?.address ?? from?.name ?? "").toLowerCase()))
  senders.delete("")
  return { kind: "prompt", message, blocks, mails: mails.length, senders: senders.size }
}

/** A range of a text: its beginning, and where the rest is when it is long. */
export function shownText(text: string, at: TextRange): ShownText {
  const [first = at, ...rest] = chunksOf(text, at)
  return { at, text: text.slice(...first), rest }
}

function shownMessage(source: ReadMessage, { marks }: Drawing): ShownMessage {
  const all = marks(source)
  return {
    ordinal: source.ordinal,
    role: source.role,
    length: source.text.length,
    sharedBy: source.sharedBy,
    sourceId: source.sourceId ?? null,
    marks: all,
    unplaced: all
      .filter(({ anchor }) => anchor === null)
      .map((mark) => ({ mark, quote: rangeText(source, mark.at).slice(0, 400) })),
  }
}

function drawStep({ thought, said }: StepRef, source: ReadMessage, drawing: Drawing): ShownStep {
  return {
    thought: thought.flatMap((one) => drawThought(one, source, drawing) ?? []),
    said: said.flatMap((one) => drawSaid(one, source, drawing) ?? []),
  }
}

function drawThought(ref: ThoughtRef, source: ReadMessage, drawing: Drawing): ShownThought | null {
  const block = source.blocks[ref.block ?? ref.plan]
  if (ref.block === null) {
    if (block?.type !== "tool_call") return null
    const call = drawCall(source, block, ref.plan, drawing)
    return { form: null, at: block.at, tag: null, pieces: [{ kind: "plan", call }] }
  }
  return block?.type === "reasoning" ? thoughtOf(source, block, drawing) : null
}

function thoughtOf(
  source: ReadMessage,
  block: Extract<Block, { type: "reasoning" }>,
  drawing: Drawing,
): ShownThought {
  const pieces = block.form === "redacted" ? [] : piecesOf(source.text, block, source.blocks)
  return {
    form: block.form,
    at: block.at,
    tag: block.tag ?? null,
    pieces: pieces.map((piece) =>
      piece.kind === "text"
        ? { kind: "text", content: shownText(source.text, piece.at) }
        : { kind: "plan", call: drawCall(source, piece.call, piece.block, drawing) },
    ),
  }
}

function drawSaid(ref: SaidRef, source: ReadMessage, drawing: Drawing): ShownSaid | null {
  const block = source.blocks[ref.block]
  if (ref.kind === "content") return { kind: "content", block: drawBlock(source, ref.block, drawing) }
  if (block?.type !== "tool_call") return null
  return {
    kind: "action",
    call: drawCall(source, block, ref.block, drawing),
    results: ref.results.flatMap((result) => drawResult(result, drawing) ?? []),
    harm: drawing.harm(source.ordinal, ref.block),
  }
}

function drawResult({ message, blocks, opens }: ResultRef, drawing: Drawing): ShownResult | null {
  const source = drawing.messages.get(message)
  if (!source) return null
  const own = blocks.flatMap((index) => source.blocks[index] ?? [])
  const failed = own.find((block) => block.type === "tool_result" && block.error !== undefined)
  return {
    message: shownMessage(source, drawing),
    blocks: blocks.map((index) => drawBlock(source, index, drawing)),
    length: own.reduce((sum, { at }) => sum + at[1] - at[0], 0),
    error: failed?.type === "tool_result" ? (failed.error ?? null) : null,
    opens,
  }
}

function drawBlock(source: ReadMessage, index: number, drawing: Drawing): ShownBlock {
  const block = source.blocks[index]
  if (!block) throw new Error(`message ${source.ordinal} has no block ${index}`)
  switch (block.type) {
    case "text":
      return { type: "text", at: block.at, pieces: drawPieces(source, block.at, drawing) }
    case "reasoning":
      return { type: "reasoning", thought: thoughtOf(source, block, drawing) }
    case "tool_call":
      return { type: "tool_call", call: drawCall(source, block, index, drawing) }
    case "tool_result":
      return {
        type: "tool_result",
        at: block.at,
        name: block.name ?? null,
        error: block.error ?? null,
        pieces: drawPieces(source, block.at, drawing),
      }
    case "image":
      return {
        type: "image",
        block: index,
        mediaType: block.mediaType ?? null,
        size: block.data?.length ?? 0,
        reference: block.reference ?? null,
      }
    case "other":
      return { type: "other", name: block.name, content: shownText(source.text, block.at) }
  }
}

/** What the agent wrote is never an inbox; what was put before it may be. */
function drawPieces(source: ReadMessage, at: TextRange, drawing: Drawing): ShownPiece[] {
  if (at[0] === at[1]) return []
  if (source.role === "assistant") return [{ kind: "text", content: shownText(source.text, at) }]
  return mailPieces(source, source.ordinal, at).map((piece) =>
    piece.kind === "text"
      ? { kind: "text", content: shownText(source.text, piece.at) }
      : { kind: "mail", ...shownMail(source, piece.mail, drawing) },
  )
}

function shownMail(source: ReadMessage, mail: Mail, { links }: Drawing): ShownMail {
  return { mail, links: links[mail.id] ?? null, body: mail.body && shownText(source.text, mail.body) }
}

function drawCall(source: ReadMessage, call: ToolCallBlock, block: number, drawing: Drawing): ShownCall {
  const places = argumentPlaces(source, call)
  const mail = mailOfCall(call, source, source.ordinal, block)
  return {
    at: call.at,
    block,
    name: call.name,
    form: call.form,
    planned: call.planned === true,
    error: call.error ?? null,
    arguments: Object.keys(call.arguments).map((key) => drawArgument(source, call, key, places.get(key))),
    mail: mail && shownMail(source, mail, drawing),
  }
}

function drawArgument(
  source: ReadMessage,
  call: ToolCallBlock,
  key: string,
  place: ArgumentPlace | undefined,
): ShownArgument {
  if (place) {
    const { at, form, escapes } = place
    return { key, content: shownText(source.text, at), value: "", form, escapes }
  }
  const value = call.arguments[key]
  return typeof value === "string"
    ? { key, content: null, value, form: "text", escapes: null }
    : { key, content: null, value: JSON.stringify(value, null, 2) ?? "", form: "json", escapes: null }
}

function mailsIn(block: ShownBlock): Mail[] {
  return block.type === "text"
    ? block.pieces.flatMap((piece) => (piece.kind === "mail" ? [piece.mail] : []))
    : []
}
