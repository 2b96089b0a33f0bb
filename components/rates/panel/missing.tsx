import Link from "next/link"
import { Hatched } from "@/components/rates/marks/hatch"
import { count, plural } from "@/lib/format/words"
import { missingWords } from "@/lib/model/judgement"
import type { MissingDetails, RateDetails } from "@/lib/model/rates/panel/details"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { PanelSection } from "./frame"

/** What the number leaves out, by reason, with what was written down of it. */
export function PanelMissing({ details, study }: { details: RateDetails; study: string }) {
  const { missing } = details
  const total = missing.reduce((sum, reason) => sum + reason.count, 0)
  return (
    <PanelSection
      title={
        <>
          {total > 0 && (
            <span aria-hidden className="relative mr-2 inline-block h-3 w-5 border border-unknown">
              <Hatched />
            </span>
          )}
          {total === 0 ? "Nothing is missing" : `${plural(total, "transcript")} missing, in no n`}
        </>
      }
    >
      <ul>
        {missing.map((one) => (
          <Reason key={one.reason} missing={one} study={study} />
        ))}
      </ul>
    </PanelSection>
  )
}

function Reason({ missing, study }: { missing: MissingDetails; study: string }) {
  const { reason, population, causes } = missing
  const told = causes.reduce((sum, cause) => sum + cause.count, 0)
  const words = `${count(missing.count)} · ${missingWords[reason]}`
  return (
    <li className="mt-1">
      {population ? (
        <Link
          href={transcriptsUrl(study, population)}
          prefetch={false}
          className="link inline-flex min-h-6 items-center"
        >
          {words}
        </Link>
      ) : (
        words
      )}
      {causes.length > 0 && (
        <ul className="pl-4 text-sm">
          {causes.map(({ words: cause, count: times }) => (
            <li key={cause} className="flex items-baseline gap-2">
              <span className="min-w-6 text-right text-muted tabular-nums">{count(times)}</span>
              <span dir="auto" className="wrap-anywhere min-w-0">
                {cause ?? <span className="text-muted">the people who judged are even</span>}
              </span>
            </li>
          ))}
          {told < missing.count && (
            <li className="text-muted">{`${count(missing.count - told)} for other causes`}</li>
          )}
        </ul>
      )}
    </li>
  )
}
