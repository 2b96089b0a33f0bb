import { noDataWords } from "@/components/rates/words/missing"
import type { RateRow } from "@/lib/model/rates/rows"
import type { Contested } from "@/lib/model/review/contested/band"
import { CONTESTED } from "./hatch"
import { NoData } from "./no-data"

export const TICKS = [0, 0.25, 0.5, 0.75, 1]

/**
 * A rate on a line from 0 to 100 %, as a dot or as a bar, hollow for published counts. The thick whisker is its
 * Wilson interval, the thin one beyond it allows for differences between prompts.
 */
export function RateTrack(props: {
  row: RateRow
  form: "dots" | "bars"
  tone: string
  /** The band that disputes leave it, drawn behind. */
  contested: Contested | null
}) {
  const { row, form, tone, contested } = props
  const { rate, low, high, clustered, published } = row
  return (
    <>
      <svg aria-hidden="true" className={`absolute inset-0 size-full overflow-visible ${tone}`}>
        <Grid ticks={TICKS} />
        {contested && <ContestedBand band={contested} />}
        {rate !== null && low !== null && high !== null && (
          <g stroke="currentColor">
            {form === "bars" && <Bar rate={rate} hollow={published} />}
            {clustered && <Whisker {...clustered} width={1} reach={3} ink={form === "bars"} />}
            <Whisker low={low} high={high} width={2} reach={4} ink={form === "bars"} />
            {form === "dots" && <Dot at={rate} hollow={published} />}
          </g>
        )}
      </svg>
      {rate === null && <NoData words={noDataWords(row)} />}
    </>
  )
}

/** Where a share stands on a line from 0 to 100 %. */
export function across(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}

export function Grid({ ticks }: { ticks: number[] }) {
  return ticks.map((tick) => (
    <line key={tick} x1={across(tick)} x2={across(tick)} y1="0" y2="100%" className="stroke-line" />
  ))
}

export function Dot({ at, hollow }: { at: number; hollow: boolean }) {
  return (
    <circle
      cx={across(at)}
      cy="50%"
      r="4.5"
      strokeWidth="1.75"
      className={hollow ? "fill-paper" : "fill-current"}
    />
  )
}

/** An interval; `ink` where it lies over a bar of its own colour. */
export function Whisker(props: { low: number; high: number; width: number; reach: number; ink?: boolean }) {
  const { low, high, width, reach, ink } = props
  return (
    <g strokeWidth={width} className={ink ? "stroke-ink" : undefined}>
      <line x1={across(low)} x2={across(high)} y1="50%" y2="50%" />
      {["low", "high"].map((end) => (
        <svg
          key={end}
          x={across(end === "low" ? low : high)}
          y="50%"
          className="overflow-visible"
          aria-hidden="true"
        >
          <line y1={-reach} y2={reach} />
        </svg>
      ))}
    </g>
  )
}

/** From the lowest to the highest rate that upheld disputes would leave; nothing where none would move it. */
function ContestedBand({ band: { low, high, away, toward } }: { band: Contested }) {
  if (away + toward === 0) return null
  return (
    <g className="stroke-ink">
      <rect x={across(low)} width={across(high - low)} y="8%" height="84%" fill={CONTESTED} stroke="none" />
      {[low, high].map((end) => (
        <line key={end} x1={across(end)} x2={across(end)} y1="8%" y2="92%" strokeDasharray="2 2" />
      ))}
    </g>
  )
}

function Bar({ rate, hollow }: { rate: number; hollow: boolean }) {
  return (
    <rect
      x="0"
      y="22%"
      width={across(rate)}
      height="56%"
      strokeWidth="1.5"
      className={hollow ? "fill-paper" : "fill-current [fill-opacity:0.45]"}
    />
  )
}
