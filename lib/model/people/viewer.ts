import { z } from "zod"

// Who asks, and what they may do in a study. Access is decided where data is read or written, by these.

/** What a person may do in a study, each more than the one before. */
export const Role = z.enum(["reader", "reviewer", "editor", "owner"])
export type Role = z.infer<typeof Role>

export const roleWords: Record<Role, string> = {
  reader: "reads, disputes",
  reviewer: "and labels, comments",
  editor: "and changes codebook, queues and detectors, adjudicates",
  owner: "and decides who has access, reads the audit log",
}

/** Who may read a study besides its members: nobody, everybody with an account, everybody. */
export const Visibility = z.enum(["private", "members", "public"])
export type Visibility = z.infer<typeof Visibility>

export const visibilityWords: Record<Visibility, string> = {
  private: "its members",
  members: "everybody with an account here",
  public: "everybody",
}

export type Person = {
  kind: "person"
  id: string
  name: string
  email: string
  /** Owns this Exhibit, and so every study of it. */
  owner: boolean
  /** The API token that they came with; null for a session. */
  token: { id: number; writes: boolean } | null
}

export type Viewer =
  /** The command line, and jobs of the server. */
  | { kind: "system" }
  /** Somebody at this machine, before this Exhibit has an owner: may read. */
  | { kind: "local" }
  | { kind: "anonymous" }
  | Person

export const SYSTEM: Viewer = { kind: "system" }
export const ANONYMOUS: Viewer = { kind: "anonymous" }

/** What a viewer may do in a study of which `member` is their role; null: it does not exist for them. */
export function roleIn(viewer: Viewer, study: { visibility: Visibility; member: Role | null }): Role | null {
  if (viewer.kind === "system") return "owner"
  if (viewer.kind === "local") return "reader"
  if (viewer.kind === "anonymous") return study.visibility === "public" ? "reader" : null
  const role = viewer.owner ? "owner" : (study.member ?? (study.visibility === "private" ? null : "reader"))
  return role !== null && viewer.token?.writes === false ? "reader" : role
}

export function mayAs(role: Role, needed: Role): boolean {
  return Role.options.indexOf(role) >= Role.options.indexOf(needed)
}

/** What a viewer may not do; answered as 403, or as 401 where they have not said who they are. */
export class AccessError extends Error {
  constructor(
    message: string,
    readonly signedIn = true,
  ) {
    super(message)
  }
}

/** Throws AccessError where the viewer of this study has a lesser role. */
export function requireRole({ role }: { role: Role }, needed: Role): void {
  if (!mayAs(role, needed))
    throw new AccessError(`This takes the role of ${needed} in this study; yours is ${role}.`)
}

/** The person who changes something. Throws AccessError for who has no account, or a token that only reads. */
export function requirePerson(viewer: Viewer): Person {
  if (viewer.kind === "person" && viewer.token?.writes === false)
    throw new AccessError("This API token may read and not write.")
  if (viewer.kind === "person") return viewer
  throw new AccessError("Sign in first: what one does here is kept under one's name.", false)
}

/** Whether the viewer decides over accounts and sees every study; not by a token that only reads. */
export function isExhibitOwner(viewer: Viewer): boolean {
  return (
    viewer.kind === "system" || (viewer.kind === "person" && viewer.owner && viewer.token?.writes !== false)
  )
}

/** Throws AccessError for who does not own this Exhibit. */
export function requireExhibitOwner(viewer: Viewer): void {
  if (isExhibitOwner(viewer)) return
  throw new AccessError("This takes the owner of this Exhibit.", viewer.kind === "person")
}
