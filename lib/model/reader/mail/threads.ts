import type { Mail } from "./parts"
import { personKey } from "./people"

/** A subject without what answering and forwarding put before it, as words that can be compared. */
export function threadSubject(subject: string): string {
  return subject.replace(PREFIXES, "").replace(/\s+/g, " ").trim()
}

export const repliesTo = (subject: string) => /^\s*(?:re|aw|antw?|sv)\s*(?:\[\d+\])?\s*:/i.test(subject)
export const forwards = (subject: string) => /^\s*(?:fwd?|wg|tr)\s*:/i.test(subject)
const PREFIXES = /^(?:\s*(?:re|aw|antw?|sv|fwd?|wg|tr)\s*(?:\[\d+\])?\s*:)+/i

export type Thread = { subject: string; mails: Mail[]; places: Map<Mail, number>; people: Set<string> }

/**
 * Mails in their order as threads: the same subject, and somebody in common; a mail that says it answers joins the
 * only thread of its subject even so. A mail without a subject is in none.
 */
export function threadsOf(mails: Mail[]): Thread[] {
  const bySubject = new Map<string, Thread[]>()
  const threads: Thread[] = []
  for (const mail of mails) {
    const subject = threadSubject(mail.subject ?? "")
    if (subject === "") continue
    const same = bySubject.get(subject.toLowerCase()) ?? []
    const people = peopleOf(mail)
    const only = same.length === 1 && PREFIXES.test(mail.subject ?? "") ? same[0] : undefined
    const found = same.find((thread) => people.some((key) => thread.people.has(key))) ?? only
    const thread: Thread = found ?? { subject, mails: [], places: new Map(), people: new Set() }
    if (!found) {
      threads.push(thread)
      bySubject.set(subject.toLowerCase(), [...same, thread])
    }
    thread.places.set(mail, thread.mails.length)
    thread.mails.push(mail)
    for (const key of people) thread.people.add(key)
  }
  return threads
}

/** Everybody a mail names, by what tells people apart. */
export function peopleOf({ from, to, cc, bcc }: Mail): string[] {
  return [...(from ? [from] : []), ...to, ...cc, ...bcc].map(personKey)
}
