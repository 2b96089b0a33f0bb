import type { RateRow } from "@/lib/model/study"

export const TICKS = [0, 25, 50, 75, 100]

/** A rate and its interval on a line from 0 to 100 %; hollow for published counts. */
export function RateTrack({ row, tone }: { row: RateRow; tone: string }) {
  return (
    <svg aria-hidden="true" className={`absolute inset-0 size-full overflow-visible ${tone}`}>
      {TICKS.map((tick) => (
        <line key={tick} x1={`${tick}%`} x2={`${tick}%`} y1="0" y2="100%" className="stroke-line" />
      ))}
      {row.rate === null || row.low === null || row.high === null ? (
        <text x="0" dx="6" y="50%" dy="0.35em" className="fill-muted text-xs italic">
          no data
        </text>
      ) : (
        <Mark rate={row.rate} low={row.low} high={row.high} hollow={row.published} />
      )}
    </svg>
  )
}

function Mark({ rate, low, high, hollow }: { rate: number; low: number; high: number; hollow: boolean }) {
  const at = (share: number) => `${(share * 100).toFixed(2)}%`
  return (
    <g stroke="currentColor" strokeWidth="1.75">
      <line x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
      {[low, high].map((end, index) => (
        <svg key={String(index)} x={at(end)} y="50%" className="overflow-visible" aria-hidden="true">
          <line y1="-4" y2="4" />
        </svg>
      ))}
      <circle cx={at(rate)} cy="50%" r="4.5" className={hollow ? "fill-paper" : "fill-current"} />
    </g>
  )
}

/** The axis that belongs to the tracks below it. */
export function RateAxis() {
  return (
    <svg aria-hidden="true" width="100%" height="1.25rem" className="block overflow-visible">
      {TICKS.map((tick) => (
        <text key={tick} x={`${tick}%`} y="1em" textAnchor="middle" className="fill-muted text-xs">
          {tick === 0 || tick === 100 ? `${tick} %` : tick}
        </text>
      ))}
    </svg>
  )
}
