import type { Route } from "next"
import { count, interval, percent } from "@/lib/format"
import type { Contested } from "@/lib/model/contested"
import { contestedUrl, groupPopulation } from "@/lib/urls"
import { serializeContested } from "@/lib/views/contested"
import type { RateScope } from "./rate-scope"

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
