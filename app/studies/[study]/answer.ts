import "server-only"
import { type Drawn, drawnOf } from "@/components/rates/drawn"
import { mixParts } from "@/components/rates/mix-parts"
import { type Groups, groupsOf, keysOf } from "@/components/rates/rate-question"
import type { ChartScope, RateScope } from "@/components/rates/rate-scope"
import { type Filters, loadRates, type OpenView, type RateView, rateParameters } from "@/lib/filters"
import type { Outcome } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, MixPart, PooledFactor, Rates, Study } from "@/lib/model/study"
import { catalogueOf } from "@/lib/queries/catalogue"
import { pooledFactors } from "@/lib/queries/pooled-factors"
import { mixOf, ratesOf, resolveOutcome } from "@/lib/queries/rates"

export type Params = Record<string, string | string[] | undefined>

/** What a rates page shows: the answer; or that there is no outcome to ask of, or that this cannot be asked. */
export type Answer =
  | {
      kind: "rates"
      unread: string[]
      scope: ChartScope
      groups: Groups
      drawn: Drawn
      total: Rates
      citations: string[]
      pooled: PooledFactor[]
    }
  | { kind: "no outcome"; scope: Omit<RateScope, "outcome">; view: RateView }
  | { kind: "refused"; message: string }

/** Answers the question that an address asks of a study. */
export async function answerOf(study: Study, params: Params): Promise<Answer> {
  const catalogue = await catalogueOf(study)
  const { view, open, population } = readRates(params)
  try {
    const outcome = resolveOutcome(study, catalogue, view.outcome)
    if (!outcome) return { kind: "no outcome", scope: { study: study.slug, catalogue, population }, view }
    const groups = groupsOf(view, catalogue)
    const keys = keysOf(groups)
    const ask = (by: string[]) => ratesOf(study, catalogue, { outcome, by, population })
    const parts = view.form === "mix" ? partsOf(study, catalogue, outcome, view) : null
    const [rates, margin, mix, total, pooled] = await Promise.all([
      ask(keys),
      view.form === "matrix" ? ask(keysOf({ ...groups, columns: null })) : null,
      parts && mixOf(study, catalogue, { parts, by: keys, population }),
      ask([]),
      pooledFactors(study, catalogue, population, keys),
    ])
    return {
      kind: "rates",
      unread: unreadOf(params),
      scope: { study: study.slug, catalogue, outcome, population, view, open },
      groups,
      drawn: drawnOf(view, groups, { rates, margin, mix }),
      total,
      citations: rates.citations,
      pooled,
    }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}

/** The parts of the mix that a view asks for. Throws QuestionError for an outcome that the study does not have. */
function partsOf(study: Study, catalogue: Catalogue, outcome: Outcome, view: RateView): MixPart[] {
  return mixParts(
    catalogue,
    outcome,
    view.mix.flatMap((further) => resolveOutcome(study, catalogue, further) ?? []),
  )
}

/** What an address asks: of which transcripts, how it is shown, and which number is open. */
function readRates(params: Params): { view: RateView; open: OpenView; population: Filters } {
  const { outcome, mix, rows, columns, panels, form, sort, baseline, published, ...others } =
    loadRates(params)
  const { open, part, cited, ...population } = others
  const view = { outcome, mix, rows, columns, panels, form, sort, baseline, published }
  return { view, open: { open, part, cited }, population }
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
