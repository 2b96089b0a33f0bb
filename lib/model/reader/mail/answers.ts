import { meaningOf } from "./fields"
import type { Mail, MailLinks } from "./parts"
import { personKey } from "./people"
import { forwards, repliesTo, type Thread } from "./threads"

type How = NonNullable<MailLinks["answers"]>["how"]
export type Answer = { mail: Mail; how: How }

/** Of a body, words from which on this many characters are the same are a quotation. */
const QUOTED = 40
/** In a thread, so many mails on either side may be what a mail answers. */
const NEAR = 100
/** What of all bodies is searched for quotations, in characters. */
const SEARCHED = 400_000

/**
 * What each mail answers, by id: the mail that a call names by its id; where its subject says that it answers, the
 * last one before it in its thread by those it goes to, else that the agent sent to its sender, else that answers
 * nothing itself; else the first mail before it by somebody else of which it
 * repeats 40 characters of the body. `order` sorts by time; bodies come from `bodyOf`.
 */
export function answersOf(
  mails: Mail[],
  threads: Map<string, Thread>,
  bodyOf: (mail: Mail) => string,
  isBefore: (a: Mail, b: Mail) => boolean,
): Map<string, Answer> {
  const named = new Map<string, Mail>()
  const quotes = new Quotations()
  const answers = new Map<string, Answer>()
  for (const mail of mails) {
    const answer = namedBy(mail, named) ?? inThread(mail, threads.get(mail.id), isBefore)
    const body = bodyOf(mail)
    const quoted = answer ? null : quotes.find(mail, body)
    if (answer) answers.set(mail.id, answer)
    else if (quoted) answers.set(mail.id, { mail: quoted, how: "quotes" })
    quotes.add(mail, body)
    if (mail.direction === "read") for (const id of idsOf(mail)) if (!named.has(id)) named.set(id, mail)
  }
  return answers
}

function idsOf({ fields }: Mail): string[] {
  return fields.flatMap(({ name, value }) => (meaningOf(name) === "id" && value !== "" ? [value.trim()] : []))
}

function namedBy(mail: Mail, named: Map<string, Mail>): Answer | null {
  if (mail.direction === "read") return null
  const found = idsOf(mail).flatMap((id) => named.get(id) ?? [])[0]
  const passed = mail.to.length > 0 && (mail.subject === null || forwards(mail.subject))
  return found ? { mail: found, how: passed ? "forwards" : "answers" } : null
}

function inThread(
  mail: Mail,
  thread: Thread | undefined,
  isBefore: (a: Mail, b: Mail) => boolean,
): Answer | null {
  const subject = mail.subject ?? ""
  if (!thread || !(repliesTo(subject) || forwards(subject))) return null
  const place = thread.places.get(mail) ?? 0
  const near = thread.mails.slice(Math.max(0, place - NEAR), place + NEAR)
  const earlier = near.filter((one) => one !== mail && isBefore(one, mail) && !sameSender(one, mail))
  const last = (some: Mail[]) =>
    some.reduce<Mail | null>((latest, one) => (latest && isBefore(one, latest) ? latest : one), null)
  const recipients = new Set([...mail.to, ...mail.cc].map(personKey))
  const found =
    last(earlier.filter(({ from }) => from && recipients.has(personKey(from)))) ??
    last(earlier.filter((one) => wentTo(one, mail))) ??
    last(earlier.filter((one) => !repliesTo(one.subject ?? "")))
  return found && { mail: found, how: repliesTo(subject) ? "answers" : "forwards" }
}

/** The agent's mail is answered by those it went to. */
function wentTo(earlier: Mail, { from }: Mail): boolean {
  return (
    earlier.direction === "sent" &&
    from !== null &&
    earlier.to.some((to) => personKey(to) === personKey(from))
  )
}

function sameSender(a: Mail, b: Mail): boolean {
  if (a.direction !== "read" || b.direction !== "read")
    return a.direction !== "read" && b.direction !== "read"
  return a.from !== null && b.from !== null && personKey(a.from) === personKey(b.from)
}

/** Bodies by their stretches of 40 characters that begin with a word. */
class Quotations {
  private known = new Map<string, Mail>()
  private room = SEARCHED

  add(mail: Mail, body: string): void {
    this.room -= body.length
    if (this.room < 0) return
    for (const stretch of stretches(body)) if (!this.known.has(stretch)) this.known.set(stretch, mail)
  }

  find(mail: Mail, body: string): Mail | null {
    if (this.known.size === 0 || body.length > SEARCHED) return null
    for (const stretch of stretches(body)) {
      const found = this.known.get(stretch)
      if (found && !sameSender(found, mail)) return found
    }
    return null
  }
}

/** Only words count: neither how they are broken into lines nor marks of quotation. */
function* stretches(body: string): Generator<string> {
  const plain = body
    .replace(/[\s>"“”*_]+/g, " ")
    .trim()
    .toLowerCase()
  for (let at = 0; at !== -1 && at + QUOTED <= plain.length; ) {
    yield plain.slice(at, at + QUOTED)
    const blank = plain.indexOf(" ", at)
    at = blank === -1 ? -1 : blank + 1
  }
}
