import type { Mail, MailLinks } from "@/lib/model/reader/mail/parts"
import type { Role, TextRange } from "@/lib/model/transcript"
import type { Mark } from "./marks"

// What the reader draws, as plain data: rows of a transcript with everything parsed, joined and cut on the server.
// Ranges are into the text of the message they stand in.

/** A stretch of a message's text: its beginning, and where the rest of it is, part by part, when it is long. */
export type ShownText = { at: TextRange; text: string; rest: TextRange[] }

export type ShownMail = { mail: Mail; links: MailLinks | null; body: ShownText | null }
export type ShownPiece = { kind: "text"; content: ShownText } | ({ kind: "mail" } & ShownMail)

export type ShownArgument = {
  key: string
  /** Where its value stands verbatim in the call as written. */
  content: ShownText | null
  /** The value as it was read, a string as it is and anything else as JSON; "" where content says it. */
  value: string
  /** Whether the value is text or JSON. */
  form: "text" | "json"
  /** "json": its content is the inside of a JSON string. */
  escapes: "json" | null
}

export type ShownCall = {
  at: TextRange
  block: number
  name: string
  form: "native" | "tag"
  planned: boolean
  /** Why it is malformed as written. */
  error: string | null
  arguments: ShownArgument[]
  /** The call as a mail, when it is one. */
  mail: ShownMail | null
}

export type ShownBlock =
  | { type: "text"; at: TextRange; pieces: ShownPiece[] }
  | { type: "reasoning"; thought: ShownThought }
  | { type: "tool_call"; call: ShownCall }
  | { type: "tool_result"; at: TextRange; name: string | null; error: string | null; pieces: ShownPiece[] }
  | { type: "image"; block: number; mediaType: string | null; size: number; reference: string | null }
  | { type: "other"; name: string; content: ShownText }

export type ShownThought = {
  /** What was recorded of it; null: it is only the plan of an action outside any reasoning. */
  form: "full" | "summary" | "redacted" | null
  at: TextRange
  /** The tag that marked it in raw text. */
  tag: string | null
  pieces: ({ kind: "text"; content: ShownText } | { kind: "plan"; call: ShownCall })[]
}

export type ShownMessage = {
  ordinal: number
  role: Role
  /** Of its text, in UTF-16 code units. */
  length: number
  /** How many transcripts of the condition have this very message; 1 when only this one. */
  sharedBy: number
  sourceId: string | null
  marks: Mark[]
  /** Marks that nothing shown holds, with the words they are about. */
  unplaced: { mark: Mark; quote: string }[]
}

/** What came back for a call; `opens` when it stands for its whole message and so carries its anchor. */
export type ShownResult = {
  message: ShownMessage
  blocks: ShownBlock[]
  length: number
  error: string | null
  opens: boolean
}

export type ShownSaid =
  | { kind: "content"; block: ShownBlock }
  /** `harm`: a verdict of harm rests on it, by the name of its variable. */
  | { kind: "action"; call: ShownCall; results: ShownResult[]; harm: string | null }

/** What was thought and what then was said and done: the two stand side by side. */
export type ShownStep = { thought: ShownThought[]; said: ShownSaid[] }

export type ReaderRow =
  | { kind: "prompt"; message: ShownMessage; blocks: ShownBlock[]; mails: number; senders: number }
  | { kind: "turn"; message: ShownMessage; number: number; steps: ShownStep[] }
  | { kind: "aside"; message: ShownMessage; blocks: ShownBlock[] }

/** One line per row of the whole transcript, for outline, minimap and keys; counts are characters. */
export type OutlineRow = {
  /** Its index among the rows, and the ordinal of its message. */
  row: number
  message: number
  kind: ReaderRow["kind"]
  /** Of a turn, from 1. */
  number: number | null
  role: Role
  said: number
  thought: number
  results: number
  /** Names of the tools it called, in order. */
  actions: string[]
  /** How many mails it sent. */
  sent: number
  failed: boolean
  /** The variable of a verdict of harm that rests on an action here. */
  harm: string | null
  /** Anchors on the page of the evidence and of the comments' spans in the row, in order. */
  evidence: string[]
  comments: string[]
}

/** Rows that are loaded, drawn and let go together; heights in px, guessed until they are drawn. */
export type Chunk = {
  index: number
  /** Half-open range of rows; first and last ordinal of their messages. */
  rows: [number, number]
  messages: [number, number]
  wide: number
  narrow: number
}

/** The transcript as a whole, without its text. */
export type Plan = {
  chunks: Chunk[]
  rows: number
  messages: number
  /** Characters of all messages together. */
  length: number
  /** Whether any reasoning was recorded, readable or not. */
  thoughts: boolean
  /** All of it is in the page from the start. */
  whole: boolean
}

/** What one asks for within a transcript. */
export type ReaderPlace = { message: number; at?: TextRange }
