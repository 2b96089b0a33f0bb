import { gwetAc1 } from "./ac1"
import { krippendorffAlpha, type Metric } from "./alpha"
import { type Estimate, NO_PAIRS, paired, type Unit, undefinedFor } from "./estimate"
import { cohenKappa, squareOf } from "./kappa"
import { observedAgreement } from "./observed"
import { specificAgreement } from "./specific"

/** How far judges agree on one variable; n counts the transcripts that at least two of them judged. */
export type Agreement = {
  n: number
  observed: Estimate
  kappa: Estimate
  alpha: Estimate
  ac1: Estimate
  /** On the answers that are harm (or a yes), and on the others. */
  positive: Estimate
  negative: Estimate
}

export type Scale =
  | {
      /** Of categories: how many there are, whether they are in an order, and which are positive. */
      type: "categories"
      categories: number
      ordered: boolean
      positive: number[]
    }
  | { type: "numbers" }

const NUMBERS = "numbers have no categories: read α"

/**
 * Every measure of agreement of some judges. `units` are one per transcript, the answers of those who judged it (of
 * categories their places); with `pair` they are of the same two judges in their order, for whom κ is defined.
 */
export function agreementOf(units: Unit[], scale: Scale, pair: boolean): Agreement {
  const n = paired(units).length
  const observed = observedAgreement(units)
  const alpha = krippendorffAlpha(units, metricOf(scale))
  if (scale.type === "numbers") {
    const none = undefinedFor(n === 0 ? NO_PAIRS : NUMBERS)
    return { n, observed, alpha, kappa: none, ac1: none, positive: none, negative: none }
  }
  const { categories, positive } = scale
  const isPositive = (category: number) => positive.includes(category)
  const specific = (which: (category: number) => boolean) =>
    positive.length === 0 ? undefinedFor("none of the levels is harm") : specificAgreement(units, which)
  return {
    ...{ n, observed, alpha },
    kappa: pair
      ? cohenKappa(squareOf(pairsOf(units), categories))
      : undefinedFor(n === 0 ? NO_PAIRS : "κ is of two people: see the pairs"),
    ac1: gwetAc1(paired(units), categories),
    positive: specific(isPositive),
    negative: specific((category) => !isPositive(category)),
  }
}

export function metricOf(scale: Scale): Metric {
  if (scale.type === "numbers") return "interval"
  return scale.ordered ? "ordinal" : "nominal"
}

export function pairsOf(units: Unit[]): [number, number][] {
  return paired(units).map((unit) => [unit[0] ?? 0, unit[1] ?? 0])
}
