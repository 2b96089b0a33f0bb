import type { Route } from "next"
import Link from "next/link"
import { count } from "@/lib/format/words"
import { type Tally, unknownOf } from "@/lib/model/observed/blocks"
import { SOURCES, type tallyLinks } from "./scope"

const QUIET = "link relative z-10 inline-flex h-6 min-w-6 items-center justify-end"

type Links = ReturnType<typeof tallyLinks>

/** The level, as the link of the whole line; published counts name their source instead. */
export function LineLabel(props: {
  tally: Tally
  size: number
  label: string
  context: string
  href: Route | null
}) {
  const { href, context, label, tally } = props
  const words = (
    <>
      <span className="sr-only">{context}</span>
      <span className="min-w-0 break-words">{label}</span>
    </>
  )
  if (href) {
    const counted = tally.n > 0 ? `${tally.k} of ${tally.n}` : `outcome unknown of ${unknownOf(tally)}`
    return (
      <Link
        href={href}
        className="flex min-h-8 min-w-0 items-center after:absolute after:inset-0 group-hover/line:text-accent"
      >
        {words}
        <span className="sr-only">: {counted} transcripts</span>
      </Link>
    )
  }
  return (
    <>
      <span className="flex min-h-8 min-w-0 items-center">{words}</span>
      {tally.published && props.size > 0 && (
        <a
          href={`#${SOURCES}`}
          className="inline-flex min-h-6 items-center whitespace-nowrap text-muted text-sm underline decoration-line underline-offset-4 hover:text-ink"
        >
          published
        </a>
      )}
    </>
  )
}

export function Counts({ k, n, href }: { k: number; n: number; href: Route | undefined }) {
  return (
    <>
      {href && k > 0 ? (
        <Link href={href} className={QUIET}>
          {count(k)}
        </Link>
      ) : (
        count(k)
      )}
      /{count(n)}
    </>
  )
}

export function Unknown({ unknown, links }: { unknown: number; links: Links }) {
  const words = `?/${count(unknown)}`
  return links ? (
    <Link href={links.missing} className={QUIET}>
      {words}
    </Link>
  ) : (
    words
  )
}

export function Missing({ unknown, links }: { unknown: number; links: Links }) {
  return links ? (
    <Link href={links.missing} className={`${QUIET} gap-1`}>
      {count(unknown)}
      <span className="@2xl:sr-only"> missing</span>
    </Link>
  ) : (
    <>
      {count(unknown)}
      <span className="@2xl:sr-only"> missing</span>
    </>
  )
}
