import Link from "next/link"
import { variableWords } from "@/components/studies/catalogue-words"
import { humanize, plural } from "@/lib/format/words"
import { Missing, missingWords } from "@/lib/model/judgement"
import type { Tally } from "@/lib/model/observed/blocks"
import { sharePercent } from "@/lib/model/observed/shares"
import { excludedPopulation, missingPopulation } from "@/lib/model/population/of-rate"
import type { PooledFactor } from "@/lib/model/rates/rows"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { givenWords, type ObservedScope, SOURCES } from "./scope"

/** Method and sources, what was left out and why, and where published counts come from. */
export function ObservedNotes(props: { scope: ObservedScope; totals: Tally[]; pooled: PooledFactor[] }) {
  const { scope, totals, pooled } = props
  const { citations } = scope.observed
  const mixed = pooled.map(({ key, levels }) => `${humanize(key)} (${levels} levels)`)
  return (
    <div className="mt-6 flex flex-col gap-1 text-muted text-sm *:max-w-read">
      <p>
        Rates: 95 % Wilson intervals (Wilson 1927). Differences: Newcombe’s hybrid score interval (Newcombe
        1998, method 10); p by Fisher’s exact test, two-sided, adjusted by Holm (1979) over the differences
        shown. Bounds: all unknown outcomes no, or all yes (Manski 1989); no sampling error is in them.
      </p>
      <Weights scope={scope} />
      {mixed.length > 0 && (
        <p>
          Pooled over {mixed.join(", ")}: levels of {variableWords(scope.variable)} may mix them differently.
          Filter by them, or take them as rows, to compare like with like.
        </p>
      )}
      {totals.map((total) => (
        <LeftOut key={total.citation} scope={scope} total={total} />
      ))}
      {citations.length > 0 && (
        <div id={SOURCES} className="scroll-mt-4">
          <p>Hollow marks are published counts: no transcripts stand behind them here. Their sources:</p>
          <ul className="list-disc pl-5">
            {citations.map((citation) => (
              <li key={citation} className="break-words">
                {citation}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Weights({ scope }: { scope: ObservedScope }) {
  const { shares, weighable, blocks } = scope.observed
  if (!shares.shares || weighable.length < 2) return null
  const parts = shares.shares.map(
    ({ level, share }) => `${sharePercent(share)} % ${givenWords(scope, level)}`,
  )
  const unstated =
    !weighable.includes(null) && blocks.some(({ lines }) => lines.some(({ level }) => level === null))
  const observed = scope.view.share.length === 0
  return (
    <p>
      Reweighted (diamonds): each row as if its transcripts were {parts.join(", ")}
      {observed && ", the shares of all rows together among known outcomes"}
      {unstated && `; what is ${givenWords(scope, null)} has no part in it`}. Direct standardisation, its
      interval from the levels’ Wilson limits (Zou &amp; Donner 2008). It assumes that rates within levels
      would stay what they are.
    </p>
  )
}

function LeftOut({ scope, total }: { scope: ObservedScope; total: Tally }) {
  const { study, outcome, population } = scope
  const noun = total.published ? "published transcript" : "transcript"
  const parts = Missing.options
    .filter((reason) => total.missing[reason] > 0)
    .map((reason) => ({
      words: `${plural(total.missing[reason], "time")} ${missingWords[reason]}`,
      href: transcriptsUrl(study, missingPopulation(population, outcome, reason)),
    }))
  if (total.excluded > 0) {
    const words = `${plural(total.excluded, "time")} withdrawn by their author`
    parts.push({ words, href: transcriptsUrl(study, excludedPopulation(population)) })
  }
  if (parts.length === 0) return null
  return (
    <p>
      {`${noun.charAt(0).toUpperCase()}${noun.slice(1)}s in no n: `}
      {parts.map(({ words, href }, index) => (
        <span key={words}>
          {index > 0 && " · "}
          {total.published ? (
            words
          ) : (
            <Link href={href} className="link inline-flex min-h-6 items-center">
              {words}
            </Link>
          )}
        </span>
      ))}
    </p>
  )
}
