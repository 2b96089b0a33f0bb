import Link from "next/link"
import { clauseParts } from "@/components/population/clauses"
import { Notice } from "@/components/ui/notice"
import { plural } from "@/lib/format/words"
import type { Filters } from "@/lib/model/population/filters"
import { runsUrl } from "@/lib/urls/import"
import { ratesUrl } from "@/lib/urls/rates"
import { transcriptsUrl } from "@/lib/urls/transcripts"

type Props = { study: string; population: Filters; publishedN: number }

/** An empty list: which filter emptied it, or that there is nothing to filter. */
export function NoTranscripts({ study, population, publishedN }: Props) {
  const parts = clauseParts(population)
  if (publishedN > 0) {
    return (
      <Notice title="Published counts only">
        <p>{`${plural(publishedN, "transcript")} of this population are counts from a publication: there is nothing to read behind them.`}</p>
        <Link href={ratesUrl(study, population)} className="link">
          See their rates
        </Link>
      </Notice>
    )
  }
  if (parts.length === 0) {
    return (
      <Notice title="No transcripts yet">
        <p>Nothing in this study holds transcripts so far.</p>
        <Link href={runsUrl(study)} className="link">
          See what was imported
        </Link>
      </Notice>
    )
  }
  return (
    <Notice title="No transcript fits all filters">
      <p>Drop one of them:</p>
      <ul>
        {parts.map(({ id, words, without }) => (
          <li key={id}>
            <Link href={transcriptsUrl(study, without)} className="link inline-block min-h-[24px]">
              {`without “${words}”`}
            </Link>
          </li>
        ))}
      </ul>
      <Link href={transcriptsUrl(study)} className="link">
        All transcripts
      </Link>
    </Notice>
  )
}
