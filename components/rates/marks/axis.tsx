import { points } from "@/lib/format/words"
import { TICKS } from "./track"

/** The axis of the tracks below it, from 0 to 100 %. */
export function RateAxis() {
  return (
    <Axis
      ticks={TICKS.map((tick) => ({
        at: tick,
        words: tick === 0 || tick === 1 ? `${tick * 100} %` : `${tick * 100}`,
      }))}
    />
  )
}

/** The axis of differences, in points to both sides of the baseline, and what the sides mean. */
export function DifferenceAxis({ bound }: { bound: number }) {
  const ticks = [-1, -0.5, 0, 0.5, 1].map((side) => ({
    at: (side + 1) / 2,
    words: points(side * bound).replace(".0", ""),
  }))
  return (
    <>
      <span className="flex justify-between text-muted text-xs">
        <span>← less often than the baseline</span>
        <span>points, more often →</span>
      </span>
      <Axis ticks={ticks} />
    </>
  )
}

function Axis({ ticks }: { ticks: { at: number; words: string }[] }) {
  return (
    <svg aria-hidden="true" width="100%" height="1.25rem" className="block overflow-visible">
      {ticks.map(({ at, words }) => (
        <text key={at} x={`${at * 100}%`} y="1em" textAnchor="middle" className="fill-muted text-xs">
          {words}
        </text>
      ))}
    </svg>
  )
}
