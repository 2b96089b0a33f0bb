import type { RateRow } from "@/lib/model/rates/rows"
import type { Variable } from "@/lib/model/study"
import { type Estimate, newcombe } from "@/lib/stats/difference"
import { fisherExact } from "@/lib/stats/fisher"
import { holm } from "@/lib/stats/holm"
import { boundsWithUnknown } from "@/lib/stats/observed/bounds"
import { standardise } from "@/lib/stats/observed/standardise"
import { type Interval, wilson } from "@/lib/stats/proportion"
import { parseShares, type Share, type Shares, sharesOf } from "./shares"

// Rates within the levels of a variable that was observed. Transcripts and each publication's counts are blocks of
// their own and never added up.

/** What is counted of one group; rate and interval are null when n is 0. */
export type Tally = Pick<
  RateRow,
  "by" | "published" | "citation" | "k" | "n" | "missing" | "excluded" | "rate" | "low" | "high"
>

/** One level in a block; null is "has no value". `size` counts its transcripts, with and without an outcome. */
export type LevelLine = { level: string | null; size: number; tally: Tally }

export type GivenDifference = Estimate & {
  /** Fisher's exact p, and that p adjusted by Holm over all comparisons shown. */
  p: number
  adjusted: number
}

/** One row of the view: a model, say, or a publication's counts of it. */
export type Block = {
  value: string | null
  lines: LevelLine[]
  size: number
  total: Tally
  /** Between which rates the whole lies, where outcomes are unknown; else null. */
  bounds: Interval | null
  /** Null where one of the two levels has no data. */
  difference: GivenDifference | null
  /** Whether its sign is not the one that most of the differences have. */
  opposite: boolean
  /** The rate if the shares were those asked for; null where a level with a share has no data. */
  reweighted: Estimate | null
}

export type Observed = {
  blocks: Block[]
  /** The levels whose rates are subtracted; null where fewer than two have data. */
  between: [string, string] | null
  /** How many differences there are. */
  comparisons: number
  /** Levels that have data, and so can have a share; among them "has no value" where every row has data of it. */
  weighable: (string | null)[]
  /** As observed: of the transcripts, else of the first publication. */
  observedShares: Share[] | null
  shares: Shares
}

export type ObservedAsked = {
  rows: string | null
  given: string
  /** Whether it is about what the model takes its situation for. */
  belief: boolean
  /** The levels to show, in order. */
  levels: string[]
  /** Two levels, or none for the default. */
  between: string[]
  /** As in an address; none for the observed shares. */
  shares: string[]
}

/** Arranges rates by `rows` and `given` as blocks of levels, with differences, bounds and reweighted rates. */
export function arrangeObserved(rates: RateRow[], asked: ObservedAsked): Observed {
  const groups = [
    ...Map.groupBy(rates, (rate) => JSON.stringify([rowOf(rate, asked), rate.citation])).values(),
  ]
  const bare = groups.map((group) => bareBlock(group, asked))
  const weighable = weighableOf(bare, asked)
  const own = bare.filter(({ total }) => !total.published)
  const source = own.length > 0 ? own : bare.filter(({ total }) => total.citation === bare[0]?.total.citation)
  const observedShares = blockShares(source, weighable)
  const shares: Shares =
    asked.shares.some((entry) => entry !== "") || !observedShares
      ? parseShares(asked.shares, weighable)
      : { shares: observedShares, problem: null }
  const between = betweenOf(asked, weighable)
  const compared = bare.map((block) => between && differenceOf(block, between))
  const adjusted = holm(compared.flatMap((difference) => difference?.p ?? []))
  const most = Math.sign(compared.reduce((sum, one) => sum + Math.sign(one?.estimate ?? 0), 0))
  let place = 0
  const blocks = bare.map((block, index): Block => {
    const difference = compared[index] ?? null
    return {
      ...block,
      difference: difference && { ...difference, adjusted: adjusted[place++] ?? 1 },
      opposite: adjusted.length > 2 && difference !== null && difference.estimate * most < 0,
      reweighted: shares.shares && reweight(block, shares.shares),
    }
  })
  return { blocks, between, comparisons: adjusted.length, weighable, observedShares, shares }
}

/** The shares of levels in some blocks of one source, among the transcripts whose outcome is known. */
export function blockShares(blocks: Pick<Block, "lines">[], levels: (string | null)[]): Share[] | null {
  const n = (level: string | null) => blocks.reduce((sum, block) => sum + (dataOf(block, level)?.n ?? 0), 0)
  return sharesOf(levels.map((level) => ({ level, n: n(level) })))
}

/** What a block counted of a level; undefined where it has no data. */
export function dataOf({ lines }: Pick<Block, "lines">, level: string | null): Tally | undefined {
  return lines.find((line) => line.level === level && line.tally.n > 0)?.tally
}

/** How many transcripts have no value for the outcome, whatever the reason. */
export function unknownOf({ missing }: Pick<Tally, "missing">): number {
  return missing.failed + missing.not_judged + missing.judge_failed
}

/** Whether a variable is about what the model takes its situation for. */
export function isBelief({ key, label }: Pick<Variable, "key" | "label">): boolean {
  return [key, label ?? ""].some((name) => BELIEF.test(name))
}

const BELIEF = /belief|believ|suspici|situational|(?:^|[^a-z])eval|^(?:un)?aware(?:ness)?$/i
const UNSTATED = /^(not stated|unstated|unknown|unclear|neither|none|n\/a)$/i
const EVALUATION = /^(evaluation|eval|test|aware|yes|true)$/i

/**
 * The asked levels (for one that is asked twice, it and another), else the first two that have data and state
 * something; "evaluation" is what is subtracted.
 */
function betweenOf({ belief, between }: ObservedAsked, weighable: (string | null)[]): Observed["between"] {
  const [asked, other] = between
  if (asked !== undefined && other !== undefined && asked !== other) return [asked, other]
  const levels = weighable.filter((level) => level !== null)
  const another = levels.find((level) => level !== asked)
  if (asked !== undefined && another !== undefined) return [asked, another]
  const stated = levels.filter((level) => !UNSTATED.test(level))
  const [first, second] = [...stated, ...levels.filter((level) => UNSTATED.test(level))]
  if (first === undefined || second === undefined) return null
  return belief && EVALUATION.test(first) ? [second, first] : [first, second]
}

function weighableOf(blocks: BareBlock[], { levels }: ObservedAsked): (string | null)[] {
  const filled = blocks.filter(({ total }) => total.n > 0)
  const unstated = filled.length > 0 && filled.every((block) => dataOf(block, null))
  const stated = levels.filter((level) => filled.some((block) => dataOf(block, level)))
  return unstated ? [...stated, null] : stated
}

type BareBlock = Omit<Block, "difference" | "opposite" | "reweighted">

function bareBlock(group: RateRow[], asked: ObservedAsked): BareBlock {
  const value = group[0] ? rowOf(group[0], asked) : null
  const by = asked.rows === null ? {} : { [asked.rows]: value }
  const lines = [...asked.levels, null].flatMap((level): LevelLine[] => {
    const tally = sum(
      { ...by, [asked.given]: level },
      group,
      group.filter((rate) => (rate.by[asked.given] ?? null) === level),
    )
    const size = tally.n + unknownOf(tally)
    return level === null && size === 0 ? [] : [{ level, size, tally }]
  })
  const total = sum(by, group, group)
  const unknown = unknownOf(total)
  const bounds = unknown > 0 ? boundsWithUnknown(total.k, total.n, unknown) : null
  return { value, lines, size: total.n + unknown, total, bounds }
}

function differenceOf(block: BareBlock, [first, second]: [string, string]) {
  const [a, b] = [dataOf(block, first), dataOf(block, second)]
  return a && b ? { ...newcombe(a.k, a.n, b.k, b.n), p: fisherExact(a.k, a.n, b.k, b.n) } : null
}

function reweight(block: BareBlock, shares: Share[]): Estimate | null {
  const strata = shares.filter(({ share }) => share > 0)
  const filled = strata.flatMap(({ level, share }) => {
    const tally = dataOf(block, level)
    return tally ? { k: tally.k, n: tally.n, share } : []
  })
  return filled.length === strata.length ? standardise(filled) : null
}

function rowOf({ by }: RateRow, { rows }: ObservedAsked): string | null {
  return rows === null ? null : (by[rows] ?? null)
}

/** The sum of some rates of one source. */
function sum(by: Tally["by"], source: RateRow[], rates: RateRow[]): Tally {
  const add = (count: (rate: RateRow) => number) => rates.reduce((total, rate) => total + count(rate), 0)
  const k = add((rate) => rate.k)
  const n = add((rate) => rate.n)
  const missing = {
    failed: add((rate) => rate.missing.failed),
    not_judged: add((rate) => rate.missing.not_judged),
    judge_failed: add((rate) => rate.missing.judge_failed),
  }
  const bounds = n > 0 ? wilson(k, n) : { low: null, high: null }
  const { published = false, citation = null } = source[0] ?? {}
  const excluded = add((rate) => rate.excluded)
  return { by, published, citation, k, n, missing, excluded, rate: n > 0 ? k / n : null, ...bounds }
}
