// What headers, JSON keys and arguments of calls mean for a mail, however their source calls them.

export type FieldMeaning = "from" | "to" | "cc" | "bcc" | "subject" | "date" | "body" | "excerpt" | "id"

const NAMES: Record<FieldMeaning, string[]> = {
  from: ["from", "sender", "from_address", "from_email", "sent_by"],
  to: [
    "to",
    "recipient",
    "recipients",
    "sent_to",
    "send_to",
    "to_address",
    "to_email",
    "to_emails",
    "destination",
  ],
  cc: ["cc"],
  bcc: ["bcc"],
  subject: ["subject"],
  date: [
    "date",
    "timestamp",
    "sent",
    "sent_at",
    "time",
    "datetime",
    "received",
    "received_at",
    "date_received",
  ],
  body: ["body", "content", "message", "text"],
  excerpt: ["preview", "snippet", "summary", "excerpt"],
  id: ["id", "email_id", "message_id", "mail_id", "in_reply_to", "reply_to_id", "thread_id"],
}

const MEANINGS = new Map<string, FieldMeaning>()
for (const meaning of ["from", "to", "cc", "bcc", "subject", "date", "body", "excerpt", "id"] as const)
  for (const name of NAMES[meaning]) MEANINGS.set(name, meaning)

/** What a field's name means, in any case and with "-" or "_"; null for any other name. */
export function meaningOf(name: string): FieldMeaning | null {
  return MEANINGS.get(plain(name)) ?? null
}

/** The field with a meaning that says something; of several the one whose name comes first in the list above. */
export function fieldOf<T extends { name: string; value: string }>(
  fields: T[],
  meaning: FieldMeaning,
): T | null {
  const given = fields.filter(({ name, value }) => meaningOf(name) === meaning && value !== "")
  const rank = ({ name }: T) => NAMES[meaning].indexOf(plain(name))
  return given.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll("-", "_")
}
