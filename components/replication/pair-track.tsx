import { Dot, Grid, TICKS, Whisker } from "@/components/rates/marks/track"
import type { RateRow } from "@/lib/model/rates/rows"

/** Two rates with their intervals on one line from 0 to 100 %: ours above and filled, published below and hollow. */
export function PairTrack({ ours, published, tone }: { ours: RateRow; published: RateRow; tone: string }) {
  return (
    <svg aria-hidden="true" className={`absolute inset-0 size-full overflow-visible ${tone}`}>
      <Grid ticks={TICKS} />
      <Mark row={ours} hollow={false} y="-7" />
      <Mark row={published} hollow y="7" />
    </svg>
  )
}

function Mark({ row, hollow, y }: { row: RateRow; hollow: boolean; y: string }) {
  const { rate, low, high } = row
  if (rate === null || low === null || high === null) return null
  return (
    <svg y={y} className="overflow-visible" aria-hidden="true">
      <g stroke="currentColor">
        <Whisker low={low} high={high} width={hollow ? 1.25 : 2} reach={4} />
        <Dot at={rate} hollow={hollow} />
      </g>
    </svg>
  )
}
