import { outcomeWords } from "@/components/rates/words/outcome"
import { CopyButton } from "@/components/ui/copy-button"
import { sentence } from "@/lib/filters/sentence"
import { plural } from "@/lib/format/words"
import type { PooledFactor } from "@/lib/model/rates/rows"
import type { Overlay } from "@/lib/model/replication/match"
import type { Comparison } from "@/lib/model/replication/pairs"
import { replicationUrl } from "@/lib/urls/replication"
import { ReplicationNotes } from "./notes"
import type { ReplicationScope } from "./scope"
import { ReplicationTable } from "./table"
import { tally } from "./verdict-words"

/** Our rates beside a publication's: what came out, then every cell, then what to know. */
export function ReplicationFigure(props: {
  scope: ReplicationScope
  by: string[]
  comparisons: Comparison[]
  overlay: Overlay
  pooled: PooledFactor[]
}) {
  const { scope, by, comparisons, overlay, pooled } = props
  const { catalogue, outcome, population, published } = scope
  const where = sentence(population)
  const path = replicationUrl(scope.study, { ...population, outcome, published })
  return (
    <section className="py-3">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <div className="max-w-read">
          <h2 className="font-semibold text-lg">
            {outcomeWords(catalogue, outcome)}: ours beside {overlay.source.title}
          </h2>
          <p>
            {plural(comparisons.length, "cell")} that both have{where !== "" && `, ours ${where}`}:{" "}
            <span className="font-medium">{tally(comparisons)}</span>.
          </p>
        </div>
        <CopyButton label="copy link" subject=" to this comparison" path={path} />
      </div>
      <ReplicationTable scope={scope} by={by} comparisons={comparisons} source={overlay.source.title} />
      <ReplicationNotes overlay={overlay} comparisons={comparisons} pooled={pooled} />
    </section>
  )
}
