import { Choice } from "@/components/population/choice"
import { FilterBar } from "@/components/population/filter-bar"
import { LiveForm } from "@/components/population/live-form"
import { outcomeOptions } from "@/components/rates/controls/outcome-options"
import { PublishedChoice } from "@/components/rates/controls/published-choice"
import { formatOutcome } from "@/lib/model/clause"
import { replicationUrl } from "@/lib/urls/replication"
import type { ReplicationScope } from "./scope"

/** Whose published rates, of what, and which of our transcripts they are held against. */
export function ReplicationControls({ scope }: { scope: ReplicationScope }) {
  const { study, catalogue, outcome, population, published, sources } = scope
  return (
    <div className="no-print border-line border-b py-3">
      <LiveForm
        page="replication"
        study={study}
        label="Which published rates, and of which transcripts ours"
        className="flex flex-col gap-2"
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <PublishedChoice sources={sources} value={published} />
          <Choice
            name="outcome"
            label="outcome"
            value={formatOutcome(outcome)}
            groups={outcomeOptions(catalogue, outcome)}
          />
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
          urlOf={(other) => replicationUrl(study, { published, outcome, ...other })}
        />
      </LiveForm>
    </div>
  )
}
