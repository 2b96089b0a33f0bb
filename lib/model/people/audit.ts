import { z } from "zod"

// Who changed, exported or shared what.

export const AuditAction = z.enum([
  ...([
    "set up",
    "invite",
    "join",
    "sign in",
    "change account",
    "change password",
    "close account",
    "reopen account",
  ] as const),
  ...(["make token", "revoke token", "revoke session"] as const),
  ...(["change access", "import", "export", "share"] as const),
  ...(["save detector", "change codebook", "make queue", "change queue"] as const),
  ...(["label", "skip", "adjudicate", "comment", "resolve", "flag", "settle flag"] as const),
])
export type AuditAction = z.infer<typeof AuditAction>

export type AuditRow = {
  id: string
  at: string
  actor: string
  action: AuditAction
  study: { slug: string; title: string } | null
  subject: string
  details: Record<string, unknown>
}

/** Somebody who is in the log: a person's id, or "-" and a name. */
export type AuditActor = { key: string; name: string }

export type AuditPage = {
  rows: AuditRow[]
  /** How many there are in all. */
  total: number
  /** The cursor of the page that follows; null at the end. */
  next: string | null
}
