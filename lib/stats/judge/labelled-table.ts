import { requireWhole } from "@/lib/stats/counts"
import { type Interval, wilsonAt } from "@/lib/stats/proportion"

/** Labelled transcripts: how many, the sum of their weights, and the sum of the squares of these. */
export type Weighed = { n: number; weight: number; square: number }

/** What people say of transcripts (second word) that a judge says yes or no to (first word). */
export type LabelledTable = { yesYes: Weighed; yesNo: Weighed; noYes: Weighed; noNo: Weighed }

/** A share of labelled transcripts with its 95 % interval; `size` is the n that the interval is taken at. */
export type Share = Interval & { rate: number; k: number; n: number; size: number }

/** So many transcripts that each stand for as many others: all weights are 1. */
export function unweighted(n: number): Weighed {
  requireWhole(n)
  return { n, weight: n, square: n }
}

/** Whether labels stand for different numbers of transcripts. */
export function isWeighted({ yesYes, yesNo, noYes, noNo }: LabelledTable): boolean {
  const { n, weight, square } = together(yesYes, yesNo, noYes, noNo)
  return n * square > weight ** 2 * (1 + 1e-9)
}

export function together(...parts: Weighed[]): Weighed {
  const sum = (of: (part: Weighed) => number) => parts.reduce((total, part) => total + of(part), 0)
  return { n: sum(({ n }) => n), weight: sum(({ weight }) => weight), square: sum(({ square }) => square) }
}

/**
 * The share that `part` has of `part` and `rest` by weight, with the Wilson interval at its effective size: p(1−p)/v
 * with v the linearised variance Σw²(x−p)²/(Σw)², and (Σw)²/Σw² where p is 0 or 1; never more than n. With equal weights
 * it is k of n. Null where both are empty.
 *
 * Source: E. L. Korn & B. I. Graubard (1998), "Confidence intervals for proportions with small expected number of
 * positive counts estimated from survey data", Surv. Methodol. 24, 193–201; the edges by L. Kish (1965), "Survey
 * Sampling", chapter 11.
 */
export function shareOf(part: Weighed, rest: Weighed): Share | null {
  const all = together(part, rest)
  if (all.n === 0) return null
  const rate = part.n === 0 ? 0 : rest.n === 0 ? 1 : part.weight / all.weight
  const spread = part.square * (1 - rate) ** 2 + rest.square * rate ** 2
  const effective = spread > 0 ? (rate * (1 - rate) * all.weight ** 2) / spread : all.weight ** 2 / all.square
  const size = Math.min(all.n, effective)
  return { ...wilsonAt(rate, size), rate, k: part.n, n: all.n, size }
}
