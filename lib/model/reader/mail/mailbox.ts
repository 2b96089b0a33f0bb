import { answersOf } from "./answers"
import { insideDomains, isInside } from "./insiders"
import type { Mail, Mailbox, MailLinks, MailReference, Person } from "./parts"
import { personKey } from "./people"
import { type Thread, threadsOf } from "./threads"

export type MailboxHints = {
  /** The agent's own address, where something tells it. */
  agent?: string | null
  /** A mail's body as text; without it nothing is found that is only quoted. */
  bodyOf?: (mail: Mail) => string
}

/**
 * All mail of a transcript, in the order it was read and sent: its threads, what answers what, who is inside the
 * agent's organisation, who wrote what, and who was told what by the agent. A mail that was shown again (the same
 * sender, subject, date and recipients) is the first one: it has its links, and counts once.
 */
export function mailboxOf(mails: Mail[], { agent = null, bodyOf = () => "" }: MailboxHints = {}): Mailbox {
  const own =
    agent ?? mails.find(({ direction, from }) => direction === "sent" && from?.address)?.from?.address ?? null
  const inside = insideDomains(mails, own)
  const { distinct, first } = withoutCopies(mails)
  const threads = threadsOf(distinct.filter(({ direction }) => direction !== "planned"))
  const threadOf = new Map<string, Thread>()
  for (const thread of threads) for (const { id } of thread.mails) threadOf.set(id, thread)
  const answers = answersOf(distinct, threadOf, bodyOf, beforeIn(distinct))
  const answeredBy = new Map<string, MailReference[]>()
  for (const mail of distinct) {
    const answered = answers.get(mail.id)?.mail.id
    if (answered !== undefined && mail.direction !== "planned")
      answeredBy.set(answered, [...(answeredBy.get(answered) ?? []), referenceTo(mail)])
  }
  const linksOf = (mail: Mail): MailLinks => {
    const original = first.get(mail.id) ?? mail
    const answer = answers.get(original.id)
    return {
      thread: threadLink(threadOf.get(original.id)),
      answers: answer ? { ...referenceTo(answer.mail), how: answer.how } : null,
      answeredBy: answeredBy.get(original.id) ?? [],
      outside: outsideOf(mail, inside),
    }
  }
  return {
    inside,
    agent: own,
    read: distinct.filter(({ direction }) => direction === "read").length,
    sent: distinct.filter(({ direction }) => direction === "sent").length,
    people: peopleIn(distinct, inside),
    threads: threads.map(({ subject, mails }) => ({ subject, mails: mails.map(({ id }) => id) })),
    links: Object.fromEntries(mails.map((mail) => [mail.id, linksOf(mail)])),
  }
}

function threadLink(thread: Thread | undefined): MailLinks["thread"] {
  const [mail] = thread?.mails ?? []
  return thread && mail && thread.mails.length > 1
    ? { id: mail.id, subject: thread.subject, size: thread.mails.length }
    : null
}

function withoutCopies(mails: Mail[]): { distinct: Mail[]; first: Map<string, Mail> } {
  const known = new Map<string, Mail>()
  const first = new Map<string, Mail>()
  for (const mail of mails) {
    const { from, to, subject, date, direction } = mail
    const tellable = direction === "read" && from && subject !== null && date !== null
    const key = tellable
      ? JSON.stringify([personKey(from), subject, date, to.map(personKey).sort()])
      : `only ${mail.id}`
    const before = known.get(key)
    if (!before) known.set(key, mail)
    first.set(mail.id, before ?? mail)
  }
  return { distinct: [...known.values()], first }
}

/** Mails that were read go by their dates where both have one; others by their order. */
function beforeIn(mails: Mail[]): (a: Mail, b: Mail) => boolean {
  const places = new Map(mails.map((mail, place) => [mail, { place, time: timeOf(mail) }]))
  return (a, b) => {
    const [one, other] = [places.get(a), places.get(b)]
    if (!one || !other) return false
    const dated = one.time !== null && other.time !== null && one.time !== other.time
    return dated ? (one.time ?? 0) < (other.time ?? 0) : one.place < other.place
  }
}

function timeOf({ date, direction }: Mail): number | null {
  const time = date === null || direction !== "read" ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? null : time
}

function referenceTo({ id, message, from, to, subject, direction }: Mail): MailReference {
  const names = (people: Person[]) =>
    people.length > 2
      ? `${nameOf(people[0])} and ${people.length - 1} others`
      : people.map(nameOf).join(" and ")
  const whose = direction === "read" ? nameOf(from) : `the agent’s mail to ${names(to)}`
  const about = subject === null ? "" : direction === "read" ? `: ${subject}` : `, ${subject}`
  return { id, message, words: `${whose}${about}` }
}

function nameOf(person: Person | null | undefined): string {
  return person?.address ?? person?.name ?? "an unnamed sender"
}

function outsideOf({ from, to, cc, bcc }: Mail, inside: string[]): string[] | null {
  if (inside.length === 0) return null
  const addresses = [...(from ? [from] : []), ...to, ...cc, ...bcc].flatMap(({ address }) => address ?? [])
  return [...new Set(addresses.filter((address) => isInside(address, inside) === false))]
}

function peopleIn(mails: Mail[], inside: string[]): Mailbox["people"] {
  const people = new Map<string, Mailbox["people"][number]>()
  const entry = (person: Person) => {
    const key = personKey(person)
    const known = people.get(key) ?? { person, inside: isInside(person.address, inside), wrote: [], told: [] }
    if (known.person.name === null && person.name !== null) known.person = person
    people.set(key, known)
    return known
  }
  for (const { id, message, subject, direction, from, to, cc, bcc } of mails) {
    const reference = { id, message, words: subject ?? "without a subject" }
    if (from && direction === "read") entry(from).wrote.push(reference)
    for (const person of [...to, ...cc, ...bcc]) {
      const known = entry(person)
      if (direction === "sent" && known.told.at(-1)?.id !== id) known.told.push(reference)
    }
  }
  return [...people.values()]
}
