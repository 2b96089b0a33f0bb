import type { Interval } from "@/lib/stats/proportion"

const TICKS = [0, 25, 50, 75, 100]
const HATCH = "observed-hatch"
const at = (share: number) => `${(share * 100).toFixed(2)}%`

export type TrackMark = { rate: number; low: number; high: number; shape: "dot" | "hollow" | "diamond" }

/** A mark with its interval on a line from 0 to 100 %; hatched where only bounds, or nothing, is known. */
export function LevelTrack(props: {
  mark: TrackMark | null
  tone: string
  hatched?: Interval
  words?: string
}) {
  const { mark, hatched } = props
  return (
    <svg aria-hidden="true" className={`absolute inset-0 size-full overflow-visible ${props.tone}`}>
      {TICKS.map((tick) => (
        <line key={tick} x1={`${tick}%`} x2={`${tick}%`} y1="0" y2="100%" className="stroke-line" />
      ))}
      {hatched && (
        <rect
          x={at(hatched.low)}
          width={at(hatched.high - hatched.low)}
          y="20%"
          height="60%"
          fill={`url(#${HATCH})`}
          opacity={mark ? 1 : 0.5}
        />
      )}
      {props.words && (
        <text
          x="0"
          dx="6"
          y="50%"
          dy="0.35em"
          strokeWidth="8"
          className="fill-muted stroke-paper text-xs italic [paint-order:stroke]"
        >
          {props.words}
        </text>
      )}
      {mark && <Mark {...mark} />}
    </svg>
  )
}

function Mark({ rate, low, high, shape }: TrackMark) {
  return (
    <g stroke="currentColor" strokeWidth="1.75">
      <line x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
      {[low, high].map((end, index) => (
        <svg key={String(index)} x={at(end)} y="50%" className="overflow-visible" aria-hidden="true">
          <line y1="-4" y2="4" />
        </svg>
      ))}
      {shape === "diamond" ? (
        <svg x={at(rate)} y="50%" className="overflow-visible" aria-hidden="true">
          <path d="M0 -5.5 L5.5 0 L0 5.5 L-5.5 0 Z" className="fill-paper" />
        </svg>
      ) : (
        <circle
          cx={at(rate)}
          cy="50%"
          r="4.5"
          className={shape === "hollow" ? "fill-paper" : "fill-current"}
        />
      )}
    </g>
  )
}

/** The axis of the tracks below it. */
export function TrackAxis() {
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

/** The hatching that tracks refer to; once a page. */
export function HatchPattern() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern id={HATCH} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="6" strokeWidth="2" className="stroke-unknown" />
        </pattern>
      </defs>
    </svg>
  )
}
