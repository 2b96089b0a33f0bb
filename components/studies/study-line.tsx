import Link from "next/link"
import { Timestamp } from "@/components/ui/timestamp"
import { count, humanize, interval, percent, plural } from "@/lib/format/words"
import { formatOutcome } from "@/lib/model/clause"
import type { RateRow } from "@/lib/model/rates/rows"
import type { StudySummary } from "@/lib/model/study"
import { ratesUrl } from "@/lib/urls/rates"
import { ModelSpark } from "./model-spark"

/** One study on the front page: what is in it, how often the headline outcome happened, and when it grew. */
export function StudyLine({ study }: { study: StudySummary }) {
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1 border-line border-b py-3 hover:bg-surface lg:grid-cols-[minmax(0,1fr)_22rem_minmax(0,18rem)_11rem]">
      <div className="min-w-0">
        <h2 className="font-semibold">
          <Link
            href={ratesUrl(study.slug)}
            className="inline-flex min-h-6 items-center after:absolute after:inset-0 hover:text-accent"
          >
            {study.title}
          </Link>
        </h2>
        <p className="text-muted text-sm">{sizeOf(study)}</p>
      </div>
      <Headline rates={study.headlineRates} />
      <ModelSpark rows={study.headlineRates?.byModel ?? []} />
      <p className="text-muted text-sm lg:text-right">
        {study.lastImport === null ? (
          "nothing imported yet"
        ) : (
          <>
            imported <Timestamp iso={study.lastImport} />
          </>
        )}
      </p>
    </li>
  )
}

function sizeOf({ models, conditions, runs, transcripts, publishedN }: StudySummary): string {
  const grid = `${plural(models, "model")} · ${plural(conditions, "condition")} · ${plural(runs, "run")}`
  const published = publishedN > 0 ? `${count(publishedN)} published counts` : ""
  if (transcripts === 0 && publishedN > 0) {
    return `${grid} · counts only: ${count(publishedN)} published, no transcripts here`
  }
  return [grid, plural(transcripts, "transcript"), published].filter((part) => part !== "").join(" · ")
}

function Headline({ rates }: { rates: StudySummary["headlineRates"] }) {
  if (!rates) return <p className="text-muted text-sm">no verdicts with levels</p>
  return (
    <div>
      <p className="text-muted text-sm">{humanize(formatOutcome(rates.outcome)).replace("=", " = ")}</p>
      {rates.total.map((row) => (
        <Total key={row.citation} row={row} />
      ))}
    </div>
  )
}

function Total({ row }: { row: RateRow }) {
  return (
    <p className="whitespace-nowrap tabular-nums">
      {count(row.k)}/{count(row.n)} <span className="font-medium">{percent(row.rate, row.n)}</span>{" "}
      <span className="text-muted">{interval(row.low, row.high, row.n)}</span>
      {row.published && <span className="text-muted"> published</span>}
    </p>
  )
}
