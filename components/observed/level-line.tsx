import { count, interval, percent } from "@/lib/format/words"
import { type Tally, unknownOf } from "@/lib/model/observed/blocks"
import type { Interval } from "@/lib/stats/proportion"
import { Counts, LineLabel, Missing, Unknown } from "./level-figures"
import { LevelTrack } from "./level-track"
import { LINE, PLACE } from "./line-grid"
import { type ObservedScope, tallyLinks } from "./scope"

/**
 * One level of a block, or all of them: its share of the block, its rate on the axis, and k/n. Label, mark and n are
 * one link, which lies under those of k and of what is unknown. `of`, the block's size, decides on decimals: what is compared has
 * them alike.
 */
export function LevelLine(props: {
  scope: ObservedScope
  tally: Tally
  size: number
  label: string
  /** What completes the label for those who do not see the block's heading. */
  context: string
  of: number
  tone: string
  bounds?: Interval | null
}) {
  const { scope, tally, size, of, tone } = props
  const { k, n, rate, low, high, published } = tally
  const known = rate !== null && low !== null && high !== null
  const links = size > 0 ? tallyLinks(scope, tally) : null
  const shape = published ? ("hollow" as const) : ("dot" as const)
  const unknown = unknownOf(tally)
  return (
    <li className={`group/line ${LINE} hover:bg-surface`}>
      <span className="row-start-1 flex min-h-8 min-w-0 flex-wrap items-center gap-x-2">
        <LineLabel {...props} href={links && (n > 0 ? links.n : links.missing)} />
      </span>
      <span className={PLACE.share}>
        {size > 0 ? `${count(size)} of ${count(of)}, ${percent(size / of, of)}` : "–"}
      </span>
      <span className={PLACE.track}>
        <LevelTrack
          tone={tone}
          mark={known ? { rate, low, high, shape } : null}
          hatched={known ? (props.bounds ?? undefined) : unknown > 0 ? { low: 0, high: 1 } : undefined}
          words={known ? undefined : unknown > 0 ? "outcome unknown" : "no data"}
        />
      </span>
      <span className={PLACE.counts}>
        {n > 0 && <Counts k={k} n={n} href={links?.k} />}
        {n === 0 && (unknown > 0 ? <Unknown {...{ unknown, links }} /> : "–")}
      </span>
      <span className={PLACE.rate}>
        {known ? percent(rate, of) : <span className="text-muted">no data</span>}{" "}
        <span className="text-muted">{interval(low, high, of)}</span>
      </span>
      <span className={PLACE.missing}>
        {n > 0 && unknown > 0 ? (
          <Missing {...{ unknown, links }} />
        ) : (
          <span aria-hidden="true" className="hidden @2xl:inline">
            –
          </span>
        )}
      </span>
    </li>
  )
}
