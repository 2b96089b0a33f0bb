import "server-only"
import { hasOwner } from "@/lib/auth/has-owner"
import { isAtThisMachine } from "@/lib/auth/peer"
import { renewSession } from "@/lib/auth/renew-session"
import { askedBy } from "@/lib/auth/viewer-of"
import { AccessError, isExhibitOwner, mayAs, type Viewer } from "@/lib/model/people/viewer"
import { transcriptExists } from "@/lib/queries/reader/stored"
import { findStudy } from "@/lib/queries/studies/find"

/** What a request may come to: on to its page (`cookie` renews its session), or not. */
export type Gate =
  | { kind: "open"; cookie: string | null }
  | { kind: "not here" }
  | { kind: "sign in" }
  | { kind: "refused"; status: 401 | 403; message: string }

/**
 * Decides, before a page streams, whether it may be asked for: it has sent 200 by the time that it knows. The API
 * answers for itself.
 */
export async function gateOf(headers: Headers, url: URL): Promise<Gate> {
  const { pathname } = url
  try {
    if (!withoutOwner.test(pathname) && !isAtThisMachine(headers) && !(await hasOwner())) return noOwner
    const byToken = headers.has("authorization") && !pathname.startsWith("/api/")
    if (!pages.test(pathname) && !byToken) return { kind: "open", cookie: null }
    const { viewer, renew } = await askedBy(headers)
    if (own.test(pathname) && viewer.kind !== "person") return { kind: "sign in" }
    // An account is kept by who has signed in, and by no token.
    if (/^\/account(\/|$)/.test(pathname) && viewer.kind === "person" && viewer.token)
      return { kind: "not here" }
    if (!(await isKnown(url, viewer))) return { kind: "not here" }
    return { kind: "open", cookie: renew && (await renewSession(headers, renew)) }
  } catch (error) {
    if (error instanceof AccessError) return { kind: "refused", status: 401, message: error.message }
    // A database that does not answer is the page's to report; it shows nothing without one.
    return { kind: "open", cookie: null }
  }
}

/** What who is not at this machine may see of an Exhibit that has no owner yet. */
const withoutOwner = /^\/(welcome\/|_next\/|icon\.svg$)/
const noOwner: Gate = {
  kind: "refused",
  status: 403,
  message:
    "This Exhibit has no owner yet, and until then it can be read only at the machine that it runs on. " +
    "Where it was started, it printed a link to set it up.",
}

const pages = /^\/(studies|t|account|mentions|people|audit)(\/|$)/
/** Pages of one's own, to which one signs in. */
const own = /^\/(account|mentions)(\/|$)/
const ofOwners = /^\/studies\/[^/]+\/(people|audit)(\/|$)/

async function isKnown({ pathname, searchParams }: URL, viewer: Viewer): Promise<boolean> {
  if (/^\/(people|audit)(\/|$)/.test(pathname)) return isExhibitOwner(viewer)
  const [, kind, name] = /^\/(studies|t)\/([^/]+)/.exec(pathname) ?? []
  if (name === undefined) return true
  if (kind === "studies") {
    const study = await findStudy(viewer, decodeURIComponent(name))
    return study !== null && (!ofOwners.test(pathname) || mayAs(study.role, "owner"))
  }
  const other = /^\/t\/[^/]+\/beside\/([^/]+)/.exec(pathname)?.[1]
  const ids = [[name, searchParams.get("study")] as const]
  if (other !== undefined) ids.push([other, searchParams.get("other")])
  const known = await Promise.all(
    ids.map(([id, study]) => transcriptExists(viewer, decodeURIComponent(id), study ?? undefined)),
  )
  return known.every(Boolean)
}
