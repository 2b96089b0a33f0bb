import type { RateRow } from "@/lib/model/rates/rows"
import { type Estimate, newcombe } from "@/lib/stats/difference"
import { fisherExact } from "@/lib/stats/fisher"
import { holm } from "@/lib/stats/holm"
import { sampleSize } from "@/lib/stats/power"

/** One of our rates and the published one of the same group. */
export type Pair = { ours: RateRow; published: RateRow }

/** How far two rates may be apart and still be said to agree, as a share: 15 points. */
export const MARGIN = 0.15

/** `needed`: transcripts per group that would settle it, with 80 % power at the level that Holm's first step asks. */
export type Verdict = { kind: "differs" } | { kind: "agrees" } | { kind: "cannot tell"; needed: number }

export type Comparison = Pair & {
  /** Ours − published. */
  difference: Estimate
  p: number
  /** p adjusted by Holm over all pairs. */
  holm: number
  verdict: Verdict
}

/**
 * Every pair with data on both sides compared: the smallest adjusted p first, then the largest difference. Two rates
 * differ where the interval of their difference excludes 0 and the adjusted p is below 0.05. They agree where they do
 * not differ and the whole interval lies within ±MARGIN (the confidence interval form of the equivalence test,
 * W. J. Westlake 1976, Biometrics 32, 741–744; here at 95 %). Else one cannot tell: a tie at a small n is no agreement.
 */
export function comparePairs(pairs: Pair[]): Comparison[] {
  const counted = pairs.filter(({ ours, published }) => ours.n > 0 && published.n > 0)
  const ps = counted.map(({ ours, published }) => fisherExact(ours.k, ours.n, published.k, published.n))
  const adjusted = holm(ps)
  return counted
    .map((pair, index) => {
      const { ours, published } = pair
      const difference = newcombe(ours.k, ours.n, published.k, published.n)
      const own = { difference, p: ps[index] ?? 1, holm: adjusted[index] ?? 1 }
      return { ...pair, ...own, verdict: verdictOf({ ...pair, ...own }, counted.length) }
    })
    .sort(
      (a, b) =>
        a.holm - b.holm || Math.abs(b.difference.estimate) - Math.abs(a.difference.estimate) || a.p - b.p,
    )
}

function verdictOf(compared: Omit<Comparison, "verdict">, comparisons: number): Verdict {
  const { low, high } = compared.difference
  if ((low > 0 || high < 0) && compared.holm < 0.05) return { kind: "differs" }
  if (low > -MARGIN && high < MARGIN) return { kind: "agrees" }
  return { kind: "cannot tell", needed: neededOf(compared, comparisons) }
}

/**
 * What it takes to tell apart the difference that is seen, or, where less is seen, the rest of the margin: whichever is
 * more and so needs less. One more than there is at least: at a tiny n the normal approximation falls short.
 */
function neededOf({ ours, published }: Pair, comparisons: number): number {
  const [p1, p2] = [ours.k / ours.n, published.k / published.n]
  const seen = Math.abs(p1 - p2)
  const rest = MARGIN - seen
  const other = seen >= rest ? p1 : p2 < 0.5 ? p2 + rest : p2 - rest
  const needed = Math.ceil(sampleSize(other, p2, { alpha: 0.05 / comparisons }) ?? 0)
  return Math.max(needed, Math.min(ours.n, published.n) + 1)
}

/** Rows with the published rows that belong to them each after its own. */
export function withPublished(rows: RateRow[], pairs: Pair[]): RateRow[] {
  return rows.flatMap((row) => [
    row,
    ...pairs.filter(({ ours }) => ours === row).map(({ published }) => published),
  ])
}
