import type { Role } from "./viewer"

/** Somebody with a role in a study. */
export type MemberRow = {
  id: string
  name: string
  email: string
  role: Role
  since: string
  closed: boolean
}

/** An invitation to a study that nobody has taken up yet. */
export type PendingInvitation = { id: number; email: string; role: Role; by: string; expiresAt: string }

/** Somebody with an account here. */
export type AccountRow = {
  id: string
  name: string
  email: string
  owner: boolean
  createdAt: string
  closedAt: string | null
  /** When a session or an API token of theirs was last used; null where it never was, or nothing is left of it. */
  lastSeen: string | null
  memberships: { slug: string; title: string; role: Role }[]
}
