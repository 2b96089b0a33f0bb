import { outcomeWords } from "@/components/rates/words/outcome"
import { keyWords } from "@/components/studies/catalogue-words"
import { count, interval, percent, plural } from "@/lib/format/words"
import type { Typical as TypicalData } from "@/lib/model/reader/typical/cell"
import type { Catalogue } from "@/lib/model/study"
import { CellLevels } from "./cell-levels"
import { CellRateLine } from "./cell-rate-line"
import { Neighbours } from "./neighbours"
import { placeWords } from "./place-words"

/** Whether this transcript is typical of its cell: one line that opens to the cell's numbers and its neighbours. */
export function Typical({ typical, catalogue }: { typical: TypicalData; catalogue: Catalogue }) {
  const place = placeWords(catalogue, typical)
  return (
    <details className="mt-0.5">
      <summary className="disclosure wrap-anywhere min-h-6 hover:text-accent">
        <span className="text-muted">typical? {leftOutWords(catalogue, typical)}</span>
        <span className="tabular-nums">{rateWords(catalogue, typical)}</span>
        {place !== "" && (
          <>
            <span className="text-muted"> · </span>
            {place}
          </>
        )}
      </summary>
      <div className="my-2 grid gap-x-10 gap-y-4 border-line border-y py-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-label="Its cell" className="min-w-0">
          <CellRateLine typical={typical} catalogue={catalogue} />
          <CellLevels typical={typical} catalogue={catalogue} />
        </section>
        <Neighbours typical={typical} catalogue={catalogue} />
      </div>
    </details>
  )
}

/** Which factors its cell leaves open; "" where it is the cell as assigned. */
function leftOutWords(catalogue: Catalogue, { leftOut }: TypicalData): string {
  return leftOut.length === 0
    ? ""
    : `Whatever the ${leftOut.map((key) => keyWords(catalogue, key)).join(" and ")}: `
}

/** "harmful = yes in 3 of 9, 33 % [12, 65]". */
function rateWords(catalogue: Catalogue, { rate, size }: TypicalData): string {
  if (!rate) return `${plural(size, "transcript")} in its cell`
  const { k, n, low, high, rate: share } = rate.row
  const words = outcomeWords(catalogue, rate.outcome)
  if (n === 0) return `${words}: no data in its cell`
  return `${words} in ${count(k)} of ${count(n)}, ${percent(share, n)} ${interval(low, high, n)}`
}
