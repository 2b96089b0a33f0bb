import type { Line } from "@/components/rates/line"
import { refusalWords } from "@/components/rates/words/line"
import { noDataWords } from "@/components/rates/words/missing"
import { percent } from "@/lib/format/words"
import type { Catalogue } from "@/lib/model/study"
import { NoData } from "./no-data"
import { across, Dot, Grid, Whisker } from "./track"

/** A difference from the baseline on a line of ±`bound`; the baseline itself is the diamond on zero. */
export function DifferenceTrack(props: { catalogue: Catalogue; line: Line; bound: number; tone: string }) {
  const { line, bound } = props
  const { difference, rate, n, published } = line
  const at = (share: number) => (share / bound + 1) / 2
  const clear = saysSomething(line)
  return (
    <>
      <svg
        aria-hidden="true"
        className={`absolute inset-0 size-full overflow-visible ${clear ? props.tone : "text-muted"}`}
      >
        <Grid ticks={[0, 0.25, 0.75, 1]} />
        <line x1="50%" x2="50%" y1="0" y2="100%" className="stroke-edge" strokeWidth="1.5" />
        {difference?.kind === "compared" && (
          <g stroke="currentColor">
            <Whisker low={at(difference.low)} high={at(difference.high)} width={clear ? 2 : 1.25} reach={4} />
            <Dot at={at(difference.estimate)} hollow={published} />
          </g>
        )}
        {difference?.kind === "baseline" && rate !== null && (
          <svg x={across(0.5)} y="50%" className="overflow-visible" aria-hidden="true">
            <path d="M0 -6 L6 0 L0 6 L-6 0 Z" className="fill-paper stroke-ink" strokeWidth="1.75" />
            <text x="12" dy="0.35em" className="fill-ink text-xs">
              baseline, {percent(rate, n)}
            </text>
          </svg>
        )}
      </svg>
      {rate === null && <NoData words={noDataWords(line)} />}
      {rate !== null && difference?.kind === "none" && (
        <span className="absolute inset-0 flex items-center pl-2">
          <span className="bg-paper px-1 text-muted text-xs italic">
            {refusalWords(props.catalogue, difference)}
          </span>
        </span>
      )}
    </>
  )
}

/** Whether a difference is one after all comparisons shown are allowed for. */
export function saysSomething({ difference }: Line): boolean {
  if (difference?.kind !== "compared") return false
  const { low, high, adjusted } = difference
  return adjusted < 0.05 && (low > 0 || high < 0)
}

/** The round number of points that holds all intervals of a chart. */
export function boundOf(lines: Line[]): number {
  const ends = lines.flatMap(({ difference }) =>
    difference?.kind === "compared" ? [Math.abs(difference.low), Math.abs(difference.high)] : [],
  )
  const furthest = Math.max(0, ...ends)
  return [0.1, 0.2, 0.4, 0.6, 0.8].find((bound) => furthest <= bound) ?? 1
}
