import Link from "next/link"
import { isExhibitOwner, type Viewer } from "@/lib/model/people/viewer"
import { methodsUrl } from "@/lib/urls/methods"
import { accountUrl, auditUrl, peopleUrl, signInUrl } from "@/lib/urls/people"
import { studiesUrl } from "@/lib/urls/studies"
import { mentionsUrl } from "@/lib/urls/talk"

const PLACE = "inline-flex min-h-6 items-center py-2 hover:text-ink"
const LINK = `${PLACE} text-muted`

/**
 * The head of every page: the way home, and who one is here. `mentions`: how many one has not seen; without a viewer
 * it is not known who asks.
 */
export function SiteHeader({ viewer, mentions }: { viewer: Viewer | null; mentions: number }) {
  return (
    <header className="no-print border-line border-b px-4 sm:px-6">
      <div className="flex items-start gap-x-4">
        <Link href={studiesUrl()} className="py-2 font-semibold tracking-tight hover:text-accent">
          Exhibit
        </Link>
        <nav aria-label="Site" className="flex min-w-0 flex-1 flex-wrap items-center justify-end gap-x-4">
          <Link href={methodsUrl()} className={LINK}>
            Methods
          </Link>
          {viewer?.kind === "person" && isExhibitOwner(viewer) && (
            <>
              <Link href={peopleUrl()} className={LINK}>
                People
              </Link>
              <Link href={auditUrl()} className={LINK}>
                Audit
              </Link>
            </>
          )}
          {mentions > 0 && (
            <Link href={mentionsUrl()} className={`${PLACE} font-medium`}>
              {mentions === 1 ? "1 mention" : `${mentions} mentions`}
            </Link>
          )}
          {viewer?.kind === "person" && (
            <Link href={accountUrl()} className={`${LINK} max-w-48`}>
              <span className="sr-only">account of </span>
              <span className="truncate">{viewer.name}</span>
            </Link>
          )}
          {viewer?.kind === "person" && (
            <form action="/sign-out" method="post">
              <button type="submit" className={LINK}>
                Sign out
              </button>
            </form>
          )}
          {viewer?.kind === "anonymous" && (
            <Link href={signInUrl()} className={LINK}>
              Sign in
            </Link>
          )}
        </nav>
      </div>
      {viewer?.kind === "local" && (
        <p className="max-w-read pb-2 text-muted text-sm">
          This Exhibit has no owner yet, so it is read on this machine alone and nothing can be changed: the
          terminal that it runs in shows the link to set one up.
        </p>
      )}
    </header>
  )
}
