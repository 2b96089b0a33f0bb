import Link from "next/link"
import { count, plural } from "@/lib/format/words"
import { Missing, missingWords } from "@/lib/model/judgement"
import { excludedPopulation } from "@/lib/model/population/of-rate"
import type { RateRow } from "@/lib/model/rates/rows"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { missingOf } from "./arrange"
import { linksOf, type RateScope } from "./scope"

const TARGET = "link inline-flex min-h-6 min-w-6 items-center"

/** The transcripts of a population that are in no rate, by reason, each with its list. */
export function LeftOut({ scope, row }: { scope: RateScope; row: RateRow }) {
  const links = linksOf(scope, row)
  const reasons = Missing.options.filter((reason) => row.missing[reason] > 0)
  return (
    <>
      {missingOf(row) > 0 && (
        <p>
          {plural(missingOf(row), row.published ? "published transcript" : "transcript")} left out, in no n:{" "}
          {reasons.map((reason, index) => {
            const words = `${plural(row.missing[reason], "time")} ${missingWords[reason]}`
            return (
              <span key={reason}>
                {index > 0 && " · "}
                {links ? (
                  <Link href={links.missing(reason)} className={TARGET}>
                    {words}
                  </Link>
                ) : (
                  words
                )}
              </span>
            )
          })}
        </p>
      )}
      {row.excluded > 0 && !row.published && (
        <p>
          Excluded from every rate, each for a reason that its author gave:{" "}
          <Link href={transcriptsUrl(scope.study, excludedPopulation(scope.population))} className={TARGET}>
            {count(row.excluded)}
          </Link>
        </p>
      )}
    </>
  )
}
