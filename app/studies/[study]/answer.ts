import "server-only"
import { type Groups, groupsOf, keysOf } from "@/components/rates/rate-question"
import type { RateScope } from "@/components/rates/rate-scope"
import { loadRates, type RateView, rateParameters } from "@/lib/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { PooledFactor, Rates, Study } from "@/lib/model/study"
import { catalogueOf } from "@/lib/queries/catalogue"
import { pooledFactors } from "@/lib/queries/pooled-factors"
import { ratesOf, resolveOutcome } from "@/lib/queries/rates"

export type Params = Record<string, string | string[] | undefined>

/** What a rates page shows: the answer; or that there is no outcome to ask of, or that this cannot be asked. */
export type Answer =
  | {
      kind: "rates"
      unread: string[]
      scope: RateScope
      view: RateView
      groups: Groups
      rates: Rates
      margin: Rates
      total: Rates
      pooled: PooledFactor[]
    }
  | { kind: "no outcome"; scope: Omit<RateScope, "outcome">; view: RateView }
  | { kind: "refused"; message: string }

/** Answers the question that an address asks of a study. */
export async function answerOf(study: Study, params: Params): Promise<Answer> {
  const catalogue = await catalogueOf(study)
  const { outcome: asked, rows, columns, panels, ...population } = loadRates(params)
  const view: RateView = { outcome: asked, rows, columns, panels }
  try {
    const outcome = resolveOutcome(study, catalogue, asked)
    if (!outcome) return { kind: "no outcome", scope: { study: study.slug, catalogue, population }, view }
    const groups = groupsOf(view, catalogue)
    const scope = { study: study.slug, catalogue, outcome, population }
    const ask = (by: string[]) => ratesOf(study, catalogue, { outcome, by, population })
    const [rates, margin, total, pooled] = await Promise.all([
      ask(keysOf(groups)),
      ask(keysOf({ ...groups, columns: null })),
      ask([]),
      pooledFactors(study, catalogue, population, keysOf(groups)),
    ])
    return { kind: "rates", unread: unreadOf(params), scope, view, groups, rates, margin, total, pooled }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}

/** The parts of an address that cannot be read; without a word they would silently widen the population. */
function unreadOf(params: Params): string[] {
  return Object.entries(params).flatMap(([name, given]) =>
    [given ?? []].flat().flatMap((value) => {
      try {
        if (value !== "") loadRates({ [name]: value }, { strict: true })
        return value === "" || name in rateParameters ? [] : `${name}=${value}`
      } catch {
        return `${name}=${value}`
      }
    }),
  )
}
