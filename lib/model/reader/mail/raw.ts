import { type FieldMeaning, fieldOf, meaningOf } from "./fields"
import type { Mail, Person } from "./parts"
import { parsePeople, parsePerson } from "./people"

/** A mail as a parser found it, before anybody has said what its fields mean. */
export type RawMail = Pick<Mail, "at" | "form" | "fields" | "body" | "escapes" | "excerpt">

export type MailOrigin = { message: number; block: number | null; direction: Mail["direction"] }

/** The mail with its people, subject and date read from its fields. */
export function mailOf(raw: RawMail, origin: MailOrigin): Mail {
  const value = (meaning: FieldMeaning) => fieldOf(raw.fields, meaning)?.value ?? null
  const people = (meaning: "to" | "cc" | "bcc") =>
    raw.fields.flatMap((field) => (meaningOf(field.name) === meaning ? parsePeople(field.value) : []))
  return {
    ...raw,
    ...origin,
    id: `mail-${origin.message + 1}-${raw.at[0]}`,
    from: senderOf(raw, value("from")),
    to: people("to"),
    cc: people("cc"),
    bcc: people("bcc"),
    subject: value("subject"),
    date: value("date"),
  }
}

/** Some sources give the sender's name in a field of its own. */
function senderOf({ fields }: RawMail, from: string | null): Person | null {
  const person = from === null ? null : parsePerson(from)
  if (!person || person.name !== null) return person
  const named = fields.find(({ name }) => /^(?:sender|from)[_ -]name$/i.test(name))?.value
  return named ? { ...person, name: named } : person
}
