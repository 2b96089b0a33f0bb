import Link from "next/link"
import { missingOf } from "@/components/rates/arrange"
import type { Line } from "@/components/rates/line"
import { type ChartScope, isOpen, openUrl } from "@/components/rates/scope"
import { groupWords } from "@/components/rates/words/line"
import { missingReasons, noDataWords } from "@/components/rates/words/missing"
import { partWords } from "@/components/rates/words/outcome"
import { count, percent } from "@/lib/format/words"
import type { MixPart } from "@/lib/model/rates/rows"
import { HATCH } from "./hatch"
import { otherShade, type Shade, shadesOf } from "./mix-shade"
import { NoData } from "./no-data"
import { across } from "./track"

type Segment = {
  from: number
  share: number
  shade: Shade
  count: number
  part: number
  words: string
}

/**
 * A group as one bar over its n and what is missing, each part a link of its own; under it any harm with its
 * interval. Narrow parts are links too: an SVG's shapes, with the row itself and the table as larger targets.
 */
export function MixTrack({ scope, line, parts }: { scope: ChartScope; line: Line; parts: MixPart[] }) {
  const { n, rate, low, high, mix } = line
  if (n === 0 || !mix) return <NoData words={noDataWords(line)} />
  const whole = n + missingOf(line)
  const scale = n / whole
  const harm = parts.some((part) => part.harm)
  const height = harm ? "62%" : "76%"
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in an SVG
    <svg
      role="group"
      aria-label={`Parts of ${groupWords(scope.catalogue, line.by)}`}
      className="absolute inset-0 size-full overflow-visible"
    >
      {segmentsOf(scope, line, parts, whole).map((segment) => (
        <Part key={segment.words} scope={scope} line={line} segment={segment} height={height} />
      ))}
      <rect x={across(scale)} width={across(1 - scale)} y="8%" height={height} fill={HATCH}>
        <title>{`missing: ${missingReasons(line)}`}</title>
      </rect>
      <rect
        width={across(scale)}
        y="8%"
        height={height}
        className="pointer-events-none fill-none stroke-edge"
      />
      {harm && rate !== null && low !== null && high !== null && (
        <g className="pointer-events-none stroke-ink">
          <line x1={across(low * scale)} x2={across(high * scale)} y1="86%" y2="86%" strokeWidth="1.5" />
          <line x1={across(rate * scale)} x2={across(rate * scale)} y1="72%" y2="100%" strokeWidth="2.5" />
        </g>
      )}
    </svg>
  )
}

function Part(props: { scope: ChartScope; line: Line; segment: Segment; height: string }) {
  const { scope, line, segment, height } = props
  const { from, share, shade, count: own, part, words } = segment
  const drawn = (
    <>
      <rect
        x={across(from)}
        width={across(share)}
        y="8%"
        height={height}
        style={{ fill: shade.fill }}
        strokeWidth="1"
        className="stroke-paper"
      />
      {share > (8 * count(own).length + 8) / 300 && (
        <text
          x={across(from + share / 2)}
          y={height === "62%" ? "39%" : "46%"}
          dy="0.35em"
          textAnchor="middle"
          style={{ fill: shade.text }}
          className="text-xs tabular-nums"
        >
          {count(own)}
        </text>
      )}
    </>
  )
  return (
    <Link
      href={openUrl(scope, line, part)}
      scroll={false}
      prefetch={false}
      aria-label={words}
      aria-current={isOpen(scope, line, part) ? "true" : undefined}
      className="pointer-events-auto aria-current:[&>rect]:stroke-2 aria-current:[&>rect]:stroke-accent"
    >
      {drawn}
    </Link>
  )
}

function segmentsOf({ catalogue }: ChartScope, line: Line, parts: MixPart[], whole: number): Segment[] {
  const shades = shadesOf(parts)
  const counts = line.mix?.counts ?? []
  const names = partWords(
    catalogue,
    parts.map(({ outcome }) => outcome),
  )
  const own = names.map((name, part) => ({
    ...{ name, part, shade: shades[part] ?? otherShade, count: counts[part] ?? 0 },
  }))
  const other = { part: parts.length, shade: otherShade, count: line.mix?.other ?? 0, name: "none of these" }
  let from = 0
  return [...own, other].flatMap(({ name, ...segment }) => {
    const share = segment.count / whole
    const words = `${name}: ${count(segment.count)} of ${count(line.n)}, ${percent(segment.count / line.n, line.n)}`
    const placed = { ...segment, from, share, words }
    from += share
    return segment.count > 0 ? [placed] : []
  })
}
