import { z } from "zod"

// Who changed, exported or shared what.

export const AuditAction = z.enum([
  ...(["set up", "invite", "join", "sign in", "change password", "close account"] as const),
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
