import Link from "next/link"
import { linksOf, type RateScope } from "@/components/rates/scope"
import { count, interval, percent } from "@/lib/format/words"
import type { RateRow } from "@/lib/model/rates/rows"
import { PUBLISHED } from "./scope"

/** k/n and rate of one side; ours opens its transcripts, what is published says where. */
export function PairRate({
  scope,
  row,
  side,
}: {
  scope: RateScope
  row: RateRow
  side: "ours" | "published"
}) {
  const links = linksOf(scope, row)
  return (
    <>
      <span className="block text-muted text-sm @6xl:hidden">
        {side === "ours" ? "● ours" : "○ published"}
      </span>
      <span className="flex items-center whitespace-nowrap @6xl:justify-end">
        {links ? (
          <>
            {row.k > 0 ? (
              <Link href={links.k} className={`${LINK} -ml-4 pl-4`}>
                {count(row.k)}
              </Link>
            ) : (
              count(row.k)
            )}
            /
            <Link href={links.n} className={`${LINK} -mr-4 pr-4`}>
              {count(row.n)}
              <span className="sr-only"> transcripts</span>
            </Link>
          </>
        ) : (
          <a
            href={`#${PUBLISHED}`}
            className="inline-flex min-h-6 items-center underline decoration-line underline-offset-4 hover:text-accent"
          >
            {count(row.k)}/{count(row.n)}
            <span className="sr-only"> published, see the source</span>
          </a>
        )}
      </span>
      <span className="whitespace-nowrap">
        {percent(row.rate, row.n)} <span className="text-muted">{interval(row.low, row.high, row.n)}</span>
      </span>
    </>
  )
}

/** A link of one digit is 24 px wide by the room beside it, so that k/n stands close. */
const LINK = "link inline-flex min-h-6 items-center"
