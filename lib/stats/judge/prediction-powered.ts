import { requireCounts } from "@/lib/stats/counts"
import type { Estimate } from "@/lib/stats/difference"
import { wilson } from "@/lib/stats/proportion"
import { type Corrected, type Judged, LEAST_LABELS, type Refusal } from "./correction"
import { type LabelledTable, type Share, shareOf, together } from "./labelled-table"

/** `lambda` is the weight that the judge's verdicts get: 0 where they say nothing of people's, or all have labels. */
export type PredictionPowered = (Extract<Corrected, { refused: null }> & { lambda: number }) | Refused

/**
 * The rate that people would find in all n transcripts that a judge judged (k yeses), when some of these, drawn at
 * random, have labels too. It is the mean of the judge's verdicts over all, put right by what people say of the labelled
 * ones, λ f̄ + mean(y − λ f), with λ tuned to the least variance: for verdicts of yes and no that is p = A a + (1−A) b,
 * with A = k/n and a, b the shares of people's yeses among the labelled ones that the judge called yes and no. Its
 * interval joins the Wilson intervals of A, a and b (MOVER), so that a sample in which judge and people never differ does
 * not count as proof that they never do. Weights are allowed, for labels drawn from strata.
 *
 * Refuses with fewer than `LEAST_LABELS` labels, and where no transcript of one of the judge's verdicts has any.
 *
 * Source: A. N. Angelopoulos, S. Bates, C. Fannjiang, M. I. Jordan & T. Zrnic (2023), "Prediction-powered inference",
 * Science 382, 669–674; λ by A. N. Angelopoulos, J. C. Duchi & T. Zrnic (2023), "PPI++: efficient prediction-powered
 * inference", arXiv:2311.01453. For two verdicts it is the estimate of A. Tenenbein (1970), "A double sampling scheme for
 * estimating from binomial data with misclassifications", JASA 65, 1350–1361. The interval by G. Y. Zou & A. Donner
 * (2008), Stat. Med. 27, 1693–1702.
 *
 * @throws RangeError unless the judge's counts are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function predictionPowered(judged: Judged, table: LabelledTable): PredictionPowered {
  const { k, n } = judged
  requireCounts(k, n)
  const { yesYes, yesNo, noYes, noNo } = table
  const yes = together(yesYes, noYes).n
  const no = together(yesNo, noNo).n
  const labels = yes + no
  if (labels < LEAST_LABELS) return { refused: { code: "too few", labels, least: LEAST_LABELS } }
  const ofYes = shareOf(yesYes, yesNo)
  const ofNo = shareOf(noYes, noNo)
  if (k > 0 && !ofYes) return { refused: { code: "no labels of a verdict", verdict: "yes" } }
  if (k < n && !ofNo) return { refused: { code: "no labels of a verdict", verdict: "no" } }
  // A verdict that the judge never gives has no share in the rate.
  const [a, b] = [ofYes ?? ofNo, ofNo ?? ofYes]
  if (!a || !b) throw new Error("labels are of one verdict or the other")
  const unlabelled = 1 - Math.min(1, labels / n)
  const found = mixed({ ...wilson(k, n), rate: k / n }, a, b)
  return { ...found, refused: null, untruncated: null, lambda: (a.rate - b.rate) * unlabelled }
}

type Refused = { refused: Refusal }
type Part = Pick<Share, "rate" | "low" | "high">

/** A a + (1−A) b, with the interval that carries the error of all three, within 0 to 1. */
export function mixed(share: Part, ofYes: Part, ofNo: Part): Estimate {
  const rest = 1 - share.rate
  const slope = ofYes.rate - ofNo.rate
  const [less, more] = slope >= 0 ? [share.low, share.high] : [share.high, share.low]
  const estimate = share.rate * ofYes.rate + rest * ofNo.rate
  const down = [
    share.rate * (ofYes.rate - ofYes.low),
    rest * (ofNo.rate - ofNo.low),
    slope * (share.rate - less),
  ]
  const up = [
    share.rate * (ofYes.high - ofYes.rate),
    rest * (ofNo.high - ofNo.rate),
    slope * (more - share.rate),
  ]
  return {
    estimate,
    low: Math.max(0, estimate - Math.hypot(...down)),
    high: Math.min(1, estimate + Math.hypot(...up)),
  }
}
