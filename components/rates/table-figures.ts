import type { Route } from "next"
import { disputesUrl } from "@/components/rates/words/contested"
import { refusalWords } from "@/components/rates/words/line"
import { partWords } from "@/components/rates/words/outcome"
import { count, interval, percent, points, pointsInterval, pValue } from "@/lib/format/words"
import type { Missing } from "@/lib/model/judgement"
import { groupPopulation, nPopulation, partPopulation } from "@/lib/model/population/of-rate"
import type { MixPart } from "@/lib/model/rates/rows"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import type { Line } from "./line"
import { type ChartScope, linksOf, type RateLinks } from "./scope"

/** What a cell says, and the transcripts that it opens. */
export type Figure = { words: string; href: Route | null }

const MISSING: { reason: Missing; head: string }[] = [
  { reason: "failed", head: "failed" },
  { reason: "not_judged", head: "not judged" },
  { reason: "judge_failed", head: "judge failed" },
]

/** The columns of a chart's table after those of its groups. */
export function headsOf({ catalogue }: ChartScope, lines: Line[], parts: MixPart[]): string[] {
  const rate = rated(parts) ? [parts.length > 0 ? "any harm" : "k", "n", "rate", "95 % interval"] : ["n"]
  const mixed = lines.some(({ mix }) => mix !== null)
  const outcomes = parts.map(({ outcome }) => outcome)
  return [
    ...(mixed ? [...partWords(catalogue, outcomes), "none of these"] : []),
    ...rate,
    ...(pooled(lines) ? ["over prompts"] : []),
    ...(contested(lines) ? ["k disputed", "n − k disputed", "if all upheld", "contested band"] : []),
    ...(compared(lines) ? ["baseline k/n", "points", "95 % interval, points", "p", "p by Holm"] : []),
    ...MISSING.map(({ head }) => head),
  ]
}

/** One line's cells, as many as there are heads. */
export function figuresOf(scope: ChartScope, line: Line, lines: Line[], parts: MixPart[]): Figure[] {
  const links = line.mix ? null : linksOf(scope, line)
  const { n, k, rate, low, high, clustered, prompts } = line
  const over = clustered ? `${prompts}: ${interval(clustered.low, clustered.high, n)}` : String(prompts)
  return [
    ...mixFigures(scope, line, parts),
    ...(rated(parts) ? [opens(count(k), k > 0 ? links?.k : null)] : []),
    opens(count(n), n > 0 ? (links?.n ?? mixN(scope, line, parts)) : null),
    ...(rated(parts) ? [said(percent(rate, n)), said(interval(low, high, n))] : []),
    ...(pooled(lines) ? [said(over)] : []),
    ...(contested(lines) ? contestedFigures(scope, line) : []),
    ...(compared(lines) ? differenceFigures(scope, line) : []),
    ...missingFigures(line, links),
  ]
}

function mixFigures(
  { study, population }: ChartScope,
  { mix, by, published }: Line,
  parts: MixPart[],
): Figure[] {
  if (mix === null) return []
  const outcomes = parts.map(({ outcome }) => outcome)
  const group = groupPopulation(population, by)
  const counts = mix.counts.map((part, index) => {
    const own = published || part === 0 ? null : partPopulation(group, outcomes, index)
    return opens(count(part), own && transcriptsUrl(study, own))
  })
  return [...counts, said(count(mix.other))]
}

function mixN({ study, population }: ChartScope, { by, published }: Line, parts: MixPart[]): Route | null {
  if (published || parts.length === 0) return null
  const judged = parts.reduce(
    (rest, { outcome }) => nPopulation(rest, outcome),
    groupPopulation(population, by),
  )
  return transcriptsUrl(study, judged)
}

function differenceFigures({ catalogue }: ChartScope, { difference }: Line): Figure[] {
  if (difference?.kind !== "compared") {
    const words = difference?.kind === "none" ? refusalWords(catalogue, difference) : "the baseline"
    return [said(words), said("–"), said("–"), said("–"), said("–")]
  }
  const { base, estimate, p, adjusted } = difference
  return [
    said(`${count(base.k)}/${count(base.n)}`),
    said(points(estimate)),
    said(pointsInterval(difference)),
    said(pValue(p)),
    said(pValue(adjusted)),
  ]
}

function missingFigures({ missing }: Line, links: RateLinks | null): Figure[] {
  return MISSING.map(({ reason }) =>
    opens(count(missing[reason]), missing[reason] > 0 ? links?.missing(reason) : null),
  )
}

/** A mix without harm has no rate of its own. */
function rated(parts: MixPart[]): boolean {
  return parts.length === 0 || parts.some(({ harm }) => harm)
}

/** Each count opens its disputes. */
function contestedFigures(scope: ChartScope, { contested, by }: Line): Figure[] {
  if (contested === null) return [said("–"), said("–"), said("–"), said("–")]
  const { away, toward, upheld, low, high, n } = contested
  return [
    opens(count(away), away > 0 ? disputesUrl(scope, by, "no") : null),
    opens(count(toward), toward > 0 ? disputesUrl(scope, by, "yes") : null),
    said(percent(upheld, n)),
    said(interval(low, high, n)),
  ]
}

function contested(lines: Line[]): boolean {
  return lines.some((line) => line.contested !== null)
}

function compared(lines: Line[]): boolean {
  return lines.some(({ difference }) => difference !== null)
}

function pooled(lines: Line[]): boolean {
  return lines.some(({ clustered }) => clustered !== null)
}

function opens(words: string, href: Route | null | undefined): Figure {
  return { words, href: href ?? null }
}

function said(words: string): Figure {
  return { words, href: null }
}
