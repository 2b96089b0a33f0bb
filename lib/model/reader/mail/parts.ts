import type { TextRange } from "@/lib/model/transcript"

// Mail wherever a transcript holds it: put before the agent, returned by a tool, or sent by a call.

export type Person = { name: string | null; address: string | null }

export type Mail = {
  /** "mail-MESSAGE-START": its anchor on the page, message from 1. */
  id: string
  /** Ordinal of its message, from 0, and its range in that message's text. */
  message: number
  at: TextRange
  /** Of a call: its index among the message's blocks. */
  block: number | null
  direction: "read" | "sent" | "planned"
  form: "tag" | "headers" | "json" | "call"
  from: Person | null
  to: Person[]
  cc: Person[]
  bcc: Person[]
  subject: string | null
  date: string | null
  /** As written, in their order: every header with the range of its value; null where it stands nowhere verbatim. */
  fields: { name: string; value: string; at: TextRange | null }[]
  body: TextRange | null
  /** How its body is written there: as a JSON string, or with "\\n" for every new line; null: as it is. */
  escapes: "json" | "newlines" | null
  /** Only a preview of its body was given. */
  excerpt: boolean
}

/** A text that holds mails: they and what stands between them, in their order. */
export type MailPiece = { kind: "text"; at: TextRange } | { kind: "mail"; mail: Mail }

/** What can only be said of a mail beside the others: its thread, what it answers, who is inside. */
export type MailLinks = {
  /** The thread's first mail, and how many it has. */
  thread: { id: string; subject: string; size: number } | null
  /** The mail that it answers or quotes, and those that answer it. */
  answers: (MailReference & { how: "answers" | "quotes" | "forwards" }) | null
  answeredBy: MailReference[]
  /** Addresses of this mail that are not of the agent's own organisation; null: nobody can tell. */
  outside: string[] | null
}

/** Another mail: its anchor, its message from 0, and what it is called. */
export type MailReference = { id: string; message: number; words: string }

/** All mail of a transcript at a glance. */
export type Mailbox = {
  /** The organisation's domains, most used first. */
  inside: string[]
  /** The agent's own address, where the mails tell. */
  agent: string | null
  /** How many different mails the agent read, and sent. */
  read: number
  sent: number
  people: {
    person: Person
    inside: boolean | null
    /** In words their subjects: what they wrote, and what the agent sent them: who was told what. */
    wrote: MailReference[]
    told: MailReference[]
  }[]
  threads: { subject: string; mails: string[] }[]
  links: Record<string, MailLinks>
}
