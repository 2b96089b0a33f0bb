import type { Route } from "next"
import Link from "next/link"

type Props = { first: Route | null; before: Route | null; after: Route | null }

/** The neighbouring pages of a list. */
export function Pager({ first, before, after }: Props) {
  if (!first && !before && !after) return null
  return (
    <nav aria-label="Pages of the list" className="no-print my-3 flex gap-2">
      {first && (
        <Link href={first} className="control">
          first page
        </Link>
      )}
      {before && (
        <Link href={before} rel="prev" className="control">
          ‹ previous page
        </Link>
      )}
      {after && (
        <Link href={after} rel="next" className="control">
          next page ›
        </Link>
      )}
    </nav>
  )
}
