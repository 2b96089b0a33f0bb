import type { Route } from "next"
import Link from "next/link"
import { count } from "@/lib/format/words"

/** A number that opens its transcripts; none opens nothing. */
export function Counted({ n, href, of }: { n: number; href: Route; of: string }) {
  if (n === 0) return <span className="text-muted tabular-nums">0</span>
  return (
    <Link href={href} className="link inline-flex min-h-6 items-center tabular-nums">
      {count(n)}
      <span className="sr-only">{` transcripts: ${of}`}</span>
    </Link>
  )
}
