import Link from "next/link"
import { outcomeWords, toneClass, toneOf } from "@/components/rates/words/outcome"
import { sentence } from "@/lib/filters/sentence"
import { count, interval, percent } from "@/lib/format/words"
import type { Tally } from "@/lib/model/observed/blocks"
import { type ObservedScope, tallyLinks } from "./scope"

/** "harmful = yes in 80 of 431 transcripts where …", own and each publication's apart. */
export function ObservedSentence({ scope, totals }: { scope: ObservedScope; totals: Tally[] }) {
  const where = sentence(scope.population)
  return totals.map((total, index) => (
    <span key={total.citation} className="tabular-nums">
      {index > 0 && "; and "}
      <span className={`font-medium ${toneClass[toneOf(scope.catalogue, scope.outcome)]}`}>
        {outcomeWords(scope.catalogue, scope.outcome)}
      </span>{" "}
      in <Total scope={scope} total={total} />
      {where !== "" && ` ${where}`}
      {total.rate !== null && `: ${percent(total.rate, total.n)} ${interval(total.low, total.high, total.n)}`}
    </span>
  ))
}

function Total({ scope, total }: { scope: ObservedScope; total: Tally }) {
  const links = tallyLinks(scope, total)
  const words = `${count(total.n)} ${total.published ? "published " : ""}transcripts`
  if (!links || total.n === 0) return `${count(total.k)} of ${words}`
  return (
    <>
      {total.k > 0 ? (
        <Link href={links.k} className="link">
          {count(total.k)}
        </Link>
      ) : (
        count(total.k)
      )}
      {" of "}
      <Link href={links.n} className="link">
        {words}
      </Link>
    </>
  )
}
