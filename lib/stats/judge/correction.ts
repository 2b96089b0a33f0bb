import { requireCounts } from "@/lib/stats/counts"
import type { Estimate } from "@/lib/stats/difference"
import { Z95 } from "@/lib/stats/proportion"
import { isWeighted, type LabelledTable, type Share, shareOf, together } from "./labelled-table"

/** k yeses of the judge in n transcripts. */
export type Judged = { k: number; n: number }

/** How a judge does against people; null where there is nothing to see it by. */
export type Accuracy = {
  /** Of what people call a yes, the share that the judge calls a yes. */
  sensitivity: Share | null
  /** Of what people call a no, the share that the judge calls a no. */
  specificity: Share | null
  /** Of the judge's yeses, and of its noes, the share that people agree with. */
  ppv: Share | null
  npv: Share | null
  /** Sensitivity + specificity − 1: 1 for a perfect judge, 0 for a coin. */
  youden: Estimate | null
}

/** Why there is no corrected rate; `estimate`, `low` and `high` are what would have been printed. */
export type Refusal =
  | { code: "too few"; labels: number; least: number }
  /** Of what people call a yes, or a no. */
  | { code: "too few of a kind"; yes: number; no: number; least: number }
  | { code: "too weak"; youden: Estimate }
  | { code: "out of range"; estimate: number; low: number; high: number }
  | { code: "no labels of a verdict"; verdict: "yes" | "no" }

/** `untruncated` where the estimate itself lay outside of 0 to 1, within its error. */
export type Corrected = (Estimate & { refused: null; untruncated: number | null }) | { refused: Refusal }

/** With fewer labels of either kind, sensitivity or specificity is hardly known. */
export const LEAST_LABELS = 10

/**
 * Sensitivity, specificity and predictive values with Wilson intervals, and Youden's index with Newcombe's hybrid
 * interval. With weights they are those of the population that the labels were drawn from; then sensitivity and
 * specificity rest on labels that stand for few and on labels that stand for many, and their interval is the wider one
 * of Wilson's at the effective size and of what the predictive values' intervals leave open.
 *
 * Source: W. J. Youden (1950), "Index for rating diagnostic tests", Cancer 3, 32–35; C. B. Begg & R. A. Greenes (1983),
 * "Assessment of diagnostic tests when disease verification is subject to selection bias", Biometrics 39, 207–215, for
 * labels that were drawn by the judge's verdict; their ratio's interval by A. Donner & G. Y. Zou (2012), "Closed-form
 * confidence intervals for functions of the normal mean and standard deviation", Stat. Methods Med. Res. 21, 347–359.
 */
export function accuracyOf(table: LabelledTable): Accuracy {
  const { yesYes, yesNo, noYes, noNo } = table
  const [ofYes, ofNo] = [together(yesYes, yesNo).weight, together(noYes, noNo).weight]
  const [ppv, npv] = [shareOf(yesYes, yesNo), shareOf(noNo, noYes)]
  const wide = isWeighted(table) && ppv !== null && npv !== null
  const plain = { sensitivity: shareOf(yesYes, noYes), specificity: shareOf(noNo, yesNo) }
  const sensitivity = wide ? widened(plain.sensitivity, ppv, npv, ofNo / ofYes) : plain.sensitivity
  const specificity = wide ? widened(plain.specificity, npv, ppv, ofYes / ofNo) : plain.specificity
  return {
    ...{ sensitivity, specificity, ppv, npv },
    youden: sensitivity && specificity && youdenOf(sensitivity, specificity),
  }
}

/**
 * The rate that people would have found, from the judge's rate and its sensitivity and specificity against them, with
 * an interval that carries the error of all three. Cut off at 0 and 1. Refuses, with the reason, where fewer than
 * `LEAST_LABELS` are a yes or a no; where the interval of Youden's index reaches 0; and where the whole interval lies
 * outside of 0 to 1, so that judge, labels and population do not fit each other.
 *
 * Source: W. J. Rogan & B. Gladen (1978), "Estimating prevalence from the results of a screening test", Am. J.
 * Epidemiol. 107, 71–76; the interval by Z. Lang & J. Reiczigel (2014), "Confidence limits for prevalence of disease
 * adjusted for estimated sensitivity and specificity", Prev. Vet. Med. 113, 13–22.
 *
 * @throws RangeError unless the judge's counts are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function roganGladen({ k, n }: Judged, table: LabelledTable): Corrected {
  requireCounts(k, n)
  const yes = together(table.yesYes, table.noYes).n
  const no = together(table.yesNo, table.noNo).n
  const { sensitivity, specificity, youden } = accuracyOf(table)
  if (!sensitivity || !specificity || !youden || Math.min(yes, no) < LEAST_LABELS)
    return { refused: { code: "too few of a kind", yes, no, least: LEAST_LABELS } }
  if (youden.low <= 0) return { refused: { code: "too weak", youden } }
  return truncated(langReiczigel({ k, n }, sensitivity, specificity))
}

/**
 * Rogan and Gladen's estimate (p + Sp − 1) / (Se + Sp − 1) with Lang and Reiczigel's 95 % interval, neither cut off:
 * with one success and one failure added to each of the samples behind Se and Sp, and z²/2 to both sides of the rate,
 * θ ± z √v + 2z² (θ Se(1−Se)/nₛₑ − (1−θ) Sp(1−Sp)/nₛₚ), where
 * v = (p(1−p)/n + θ² Se(1−Se)/nₛₑ + (1−θ)² Sp(1−Sp)/nₛₚ) / (Se + Sp − 1)². Source: as `roganGladen`.
 */
export function langReiczigel(
  { k, n }: Judged,
  se: Pick<Share, "rate" | "size">,
  sp: Pick<Share, "rate" | "size">,
): Estimate {
  const [sens, spec] = [plusTwo(se), plusTwo(sp)]
  const size = n + Z95 ** 2
  const rate = (k + Z95 ** 2 / 2) / size
  const index = sens.rate + spec.rate - 1
  const theta = (rate + spec.rate - 1) / index
  const [varSe, varSp] = [varianceOf(sens), varianceOf(spec)]
  const shift = 2 * Z95 ** 2 * (theta * varSe - (1 - theta) * varSp)
  const variance = (rate * (1 - rate)) / size + theta ** 2 * varSe + (1 - theta) ** 2 * varSp
  const half = (Z95 * Math.sqrt(variance)) / Math.abs(index)
  return {
    estimate: (k / n + sp.rate - 1) / (se.rate + sp.rate - 1),
    low: theta + shift - half,
    high: theta + shift + half,
  }
}

function truncated({ estimate, low, high }: Estimate): Corrected {
  if (high < 0 || low > 1) return { refused: { code: "out of range", estimate, low, high } }
  const within = (value: number) => Math.min(1, Math.max(0, value))
  const outside = estimate < 0 || estimate > 1
  return {
    ...{ estimate: within(estimate), low: within(low), high: within(high), refused: null },
    untruncated: outside ? estimate : null,
  }
}

/**
 * The share with what the limits of two predictive values leave open of it: it is 1 / (1 + odds · (1 − other) / own), where
 * `odds` is how many transcripts stand under the other verdict for each one under its own.
 */
function widened(share: Share | null, own: Share, other: Share, odds: number): Share | null {
  if (share === null) return null
  const missed = { rate: 1 - other.rate, low: 1 - other.high, high: 1 - other.low }
  const { low, high } = ratioLimits(missed, own)
  const at = (ratio: number) => 1 / (1 + odds * ratio)
  return { ...share, low: Math.min(share.low, at(high)), high: Math.max(share.high, at(low)) }
}

/** The limits of b / a from those of each (MOVER). */
function ratioLimits(b: Pick<Share, "rate" | "low" | "high">, a: Pick<Share, "rate" | "low" | "high">) {
  const product = b.rate * a.rate
  const end = (ofB: number, ofA: number, sign: 1 | -1) => {
    const below = ofA * (2 * a.rate - ofA)
    if (below <= 0) return sign === 1 ? Number.POSITIVE_INFINITY : 0
    const root = Math.sqrt(Math.max(0, product ** 2 - ofB * (2 * b.rate - ofB) * below))
    return Math.max(0, (product + sign * root) / below)
  }
  return { low: end(b.low, a.high, -1), high: end(b.high, a.low, 1) }
}

function youdenOf(sensitivity: Share, specificity: Share): Estimate {
  const estimate = sensitivity.rate + specificity.rate - 1
  return {
    estimate,
    low: estimate - Math.hypot(sensitivity.rate - sensitivity.low, specificity.rate - specificity.low),
    high: estimate + Math.hypot(sensitivity.high - sensitivity.rate, specificity.high - specificity.rate),
  }
}

type Sized = Pick<Share, "rate" | "size">

function plusTwo({ rate, size }: Sized): Sized {
  return { rate: (rate * size + 1) / (size + 2), size: size + 2 }
}

function varianceOf({ rate, size }: Sized): number {
  return (rate * (1 - rate)) / size
}
