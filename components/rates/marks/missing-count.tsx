import Link from "next/link"
import { missingOf } from "@/components/rates/arrange"
import type { Line } from "@/components/rates/line"
import { linksOf, type RateScope } from "@/components/rates/scope"
import { missingReasons } from "@/components/rates/words/missing"
import { count } from "@/lib/format/words"
import { Hatched } from "./hatch"

/** How many of a group have no value: a hatched bar of their share, the number, and the reasons. */
export function MissingCount({ scope, line }: { scope: RateScope; line: Line }) {
  const missing = missingOf(line)
  if (missing === 0) {
    return (
      <span className="text-unknown">
        <span aria-hidden="true">–</span>
        <span className="sr-only">none missing</span>
      </span>
    )
  }
  const links = line.mix ? null : linksOf(scope, line)
  const share = missing / (missing + line.n)
  return (
    <span className="inline-flex items-center gap-1.5 text-unknown tabular-nums" title={missingReasons(line)}>
      <span aria-hidden="true" className="relative h-3 w-6 border border-line @2xl:w-12">
        <span
          className="absolute inset-y-0 left-0 min-w-1.5"
          style={{ width: `${(share * 100).toFixed(1)}%` }}
        >
          <Hatched />
        </span>
      </span>
      {links ? (
        <Link
          href={links.missing()}
          prefetch={false}
          className="link relative z-1 inline-flex h-6 min-w-6 items-center justify-end"
        >
          <Words missing={missing} />
        </Link>
      ) : (
        <Words missing={missing} />
      )}
    </span>
  )
}

/** Wide, its column's head says what is counted. */
function Words({ missing }: { missing: number }) {
  return (
    <span>
      {count(missing)}
      <span className="@2xl:sr-only"> missing</span>
    </span>
  )
}
