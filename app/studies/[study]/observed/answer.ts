import "server-only"
import { type Params, unreadOf } from "@/app/unread"
import type { ObservedScope } from "@/components/observed/scope"
import { groupsOf, NONE } from "@/components/rates/question"
import type { RateScope } from "@/components/rates/scope"
import { loadObserved, observedView } from "@/lib/filters/observed"
import { filters } from "@/lib/filters/population"
import { QuestionError } from "@/lib/model/question-error"
import type { PooledFactor, RateRow } from "@/lib/model/rates/rows"
import type { Study } from "@/lib/model/study"
import { observedOf, resolveGiven } from "@/lib/queries/observed/given"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { pooledFactors } from "@/lib/queries/rates/pooled-factors"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { resolveVariable } from "@/lib/queries/studies/keys"

/** What the page shows: the answer; that nothing was observed to ask of; or that this cannot be asked. */
export type ObservedAnswer =
  | { kind: "observed"; scope: ObservedScope; totals: RateRow[]; pooled: PooledFactor[]; unread: string[] }
  | { kind: "nothing observed"; outcome: RateScope["outcome"] | null }
  | { kind: "refused"; message: string }

/** Answers what an address asks of a study: an outcome within the levels of an observed variable. */
export async function observedAnswer(study: Study, params: Params): Promise<ObservedAnswer> {
  const catalogue = await catalogueOf(study)
  const { outcome: asked, given: wanted, rows: along, between, share, ...population } = loadObserved(params)
  const view = { outcome: asked, given: wanted, rows: along, between, share }
  try {
    const outcome = resolveOutcome(study, catalogue, asked)
    const given = outcome && resolveGiven(catalogue, wanted, outcome)
    if (!outcome || !given) return { kind: "nothing observed", outcome }
    const groups = groupsOf({ rows: along, columns: NONE, panels: null }, catalogue)
    const rows = groups.rows === given ? null : groups.rows
    const question = { outcome, given, rows, between, shares: share, population }
    const keys = rows === null ? [given] : [rows, given]
    const [observed, total, pooled] = await Promise.all([
      observedOf(study, catalogue, question),
      ratesOf(study, catalogue, { outcome, by: [], population }),
      pooledFactors(study, catalogue, population, keys),
    ])
    const variable = resolveVariable(catalogue, given)
    const scope = { study: study.slug, catalogue, outcome, population, view, variable, given, rows, observed }
    return {
      kind: "observed",
      scope,
      totals: total.rows,
      pooled,
      unread: unreadOf(params, loadObserved, { ...filters, ...observedView }),
    }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}
