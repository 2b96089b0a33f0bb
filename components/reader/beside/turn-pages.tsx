import type { Route } from "next"
import Link from "next/link"

type Props = { from: number; to: number; turns: number; size: number; urlOf: (from: number) => Route }

/** Which turns are shown, and the ways to those before and after. */
export function TurnPages({ from, to, turns, size, urlOf }: Props) {
  if (from <= 1 && to >= turns) return null
  return (
    <nav aria-label="Turns" className="my-2 flex flex-wrap items-center gap-x-4">
      <span className="tabular-nums">{`Turns ${from} to ${to} of ${turns}`}</span>
      {from > 1 && (
        <Link href={urlOf(Math.max(1, from - size))} rel="prev" className="control">
          ‹ earlier
        </Link>
      )}
      {to < turns && (
        <Link href={urlOf(to + 1)} rel="next" className="control">
          later ›
        </Link>
      )}
    </nav>
  )
}
