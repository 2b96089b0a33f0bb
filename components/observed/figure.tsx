import { outcomeWords } from "@/components/rates/words/outcome"
import { keyWords, variableWords } from "@/components/studies/catalogue-words"
import { CopyButton } from "@/components/ui/copy-button"
import { plural } from "@/lib/format/words"
import type { Tally } from "@/lib/model/observed/blocks"
import { formatShares } from "@/lib/model/observed/shares"
import type { PooledFactor } from "@/lib/model/rates/rows"
import { ratesApiUrl } from "@/lib/urls/rates"
import { ObservedBlock } from "./block"
import { HatchPattern } from "./level-track"
import { ObservedNotes } from "./notes"
import { OverviewTable } from "./overview-table"
import { askedUrl, blockId, caveat, type ObservedScope } from "./scope"
import { ObservedSentence } from "./sentence"
import { ShareForm } from "./share-form"

/** The whole view: its sentence, the caveat where numbers are read, the overview of many rows, and a block each. */
export function ObservedFigure(props: {
  scope: ObservedScope
  totals: Tally[]
  pooled: PooledFactor[]
  /** How an address says that there are no rows. */
  none: string
}) {
  const { scope, totals } = props
  const { study, outcome, population, rows, given, observed } = scope
  const json = ratesApiUrl(study, outcome, rows === null ? [given] : [rows, given], population)
  return (
    <figure className="my-4">
      <HatchPattern />
      <figcaption className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="max-w-read">
          <h2 className="font-semibold text-lg">{titleOf(scope)}</h2>
          <p>
            <ObservedSentence scope={scope} totals={totals} />
          </p>
        </div>
        <div className="no-print flex items-center gap-2">
          <CopyButton label="copy link" path={fullUrl(scope, props.none)} />
          <a href={`${json}&format=csv`} download className="control">
            CSV
          </a>
          <a href={json} className="control">
            JSON
          </a>
        </div>
      </figcaption>
      <p className="mt-2 max-w-read border-unknown border-l-2 pl-2 text-sm">{caveat(scope)}</p>
      {observed.between && observed.blocks.length > 1 && (
        <div className="mt-6 flex flex-col gap-1">
          <p className="max-w-read text-muted text-sm">
            Largest difference first; p by Fisher’s exact test, adjusted by Holm over{" "}
            {plural(observed.comparisons, "comparison")}.
          </p>
          <OverviewTable scope={scope} between={observed.between} />
        </div>
      )}
      <ShareForm scope={scope} />
      <div className="mt-6 flex flex-col gap-5">
        {observed.blocks.map((block, index) => (
          <ObservedBlock key={blockId(index)} scope={scope} block={block} index={index} />
        ))}
      </div>
      <ObservedNotes {...props} />
    </figure>
  )
}

function titleOf({ catalogue, outcome, variable, rows }: ObservedScope): string {
  const by = rows === null ? "" : `, by ${keyWords(catalogue, rows)}`
  return `${outcomeWords(catalogue, outcome)} within ${variableWords(variable)}${by}`
}

/** This view with nothing left to defaults, so that it stays what it is. */
function fullUrl(scope: ObservedScope, none: string) {
  const { outcome, given, rows, observed } = scope
  const share = observed.shares.shares ? formatShares(observed.shares.shares) : []
  return askedUrl(scope, { outcome, given, rows: rows ?? none, between: observed.between ?? [], share })
}
