import { groupKeys } from "@/components/catalogue-words"
import { Choice, type OptionGroup } from "@/components/filters/choice"
import { FilterBar } from "@/components/filters/filter-bar"
import { LiveForm } from "@/components/filters/live-form"
import type { RateView } from "@/lib/filters"
import { formatOutcome } from "@/lib/model/clause"
import type { Catalogue } from "@/lib/model/study"
import { ratesUrl } from "@/lib/urls"
import { outcomeOptions } from "./outcome-options"
import { type Groups, NONE } from "./rate-question"
import type { RateScope } from "./rate-scope"
import { ThresholdForm } from "./threshold-form"

/** The question as controls: what is counted, where, and by what it is split. Every state is an address. */
export function RateControls({ scope, view, groups }: { scope: RateScope; view: RateView; groups: Groups }) {
  const { catalogue, outcome, population, study } = scope
  const options = keyOptions(catalogue)
  const none = (value: string) => ({ label: null, options: [{ value, words: "none" }] })
  const optional = [none(NONE), ...options]
  return (
    <div className="no-print flex flex-col gap-2 border-line border-b py-3">
      <LiveForm
        page="rates"
        study={study}
        label="What is counted, and of which transcripts"
        className="flex flex-col gap-2"
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <Choice
            name="outcome"
            label="outcome"
            value={formatOutcome(outcome)}
            groups={outcomeOptions(catalogue, outcome)}
          />
          <Choice name="rows" label="rows" value={groups.rows ?? NONE} groups={optional} />
          <Choice name="columns" label="columns" value={groups.columns ?? NONE} groups={optional} />
          <Choice name="panels" label="panels" value={groups.panels ?? ""} groups={[none(""), ...options]} />
          <noscript>
            <button type="submit" className="control">
              Show
            </button>
          </noscript>
        </div>
        <FilterBar
          catalogue={catalogue}
          population={population}
          variable={outcome.key}
          urlOf={(other) => ratesUrl(study, { ...view, ...other })}
        />
      </LiveForm>
      <ThresholdForm scope={scope} view={view} />
    </div>
  )
}

function keyOptions(catalogue: Catalogue): OptionGroup[] {
  const kinds = [
    { label: "who", kind: "model" },
    { label: "assigned", kind: "factor" },
    { label: "observed, not assigned", kind: "variable" },
  ] as const
  const keys = groupKeys(catalogue)
  return kinds
    .map(({ label, kind }) => ({
      label,
      options: keys.filter((key) => key.kind === kind).map(({ key, words }) => ({ value: key, words })),
    }))
    .filter(({ options }) => options.length > 0)
}
