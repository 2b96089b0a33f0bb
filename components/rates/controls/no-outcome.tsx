import Link from "next/link"
import type { RateScope } from "@/components/rates/scope"
import { Notice } from "@/components/ui/notice"
import type { RateView } from "@/lib/filters/rates"
import { runsUrl } from "@/lib/urls/import"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { ThresholdForm } from "./threshold-form"

/** A study that has nothing to count by itself: no transcripts, no verdicts, or numbers that need a bound. */
export function NoOutcome({ scope, view }: { scope: Omit<RateScope, "outcome">; view: RateView }) {
  const { catalogue, study } = scope
  if (catalogue.models.length === 0) {
    return (
      <Notice title="No transcripts yet">
        <p>The runs of this study hold no transcripts, so there is no rate to show.</p>
        <Link href={runsUrl(study)} className="link">
          See what was imported
        </Link>
      </Notice>
    )
  }
  if (catalogue.variables.some(({ kind }) => kind === "number")) {
    return (
      <Notice title="Choose a bound">
        <p>
          This study’s verdicts are numbers. A rate counts those at or beyond a bound, as in severity&gt;=7.
        </p>
        <ThresholdForm scope={scope} view={view} />
      </Notice>
    )
  }
  return (
    <Notice title="Nothing is judged yet">
      <p>No transcript of this study has a judgement with levels, so there is no rate to show.</p>
      <Link href={transcriptsUrl(study)} className="link">
        Read its transcripts
      </Link>
    </Notice>
  )
}
