import type { Route } from "next"
import type { RateScope } from "@/components/rates/scope"
import { serializeContested } from "@/lib/filters/review/contested"
import { count, interval, percent } from "@/lib/format/words"
import { groupPopulation } from "@/lib/model/population/of-rate"
import type { Contested } from "@/lib/model/review/contested/band"
import { contestedUrl } from "@/lib/urls/review"

/** What disputes leave of a rate, in a mark's words. */
export function contestedWords({ away, toward, upheld, low, high, k, n }: Contested): string {
  if (away + toward === 0) return "none disputed"
  return (
    `disputed: ${count(away)} of ${count(k)} with it, ${count(toward)} of ${count(n - k)} without, ` +
    `${percent(upheld, n)} if all were upheld, ${interval(low, high, n)} by which`
  )
}

/** The disputes that would move transcripts of a group into its k ("yes") or out of it ("no"); of both without it. */
export function disputesUrl(
  { study, population, outcome }: RateScope,
  by: Record<string, string | null>,
  towards: "yes" | "no" | null,
): Route {
  return contestedUrl(study, serializeContested({ ...groupPopulation(population, by), outcome, towards }))
}
