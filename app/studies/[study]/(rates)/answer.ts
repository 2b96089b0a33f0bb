import "server-only"
import { type Params, unreadOf } from "@/app/unread"
import { type Drawn, drawnOf } from "@/components/rates/drawn"
import { mixParts } from "@/components/rates/mix-parts"
import { type Groups, groupsOf, keysOf } from "@/components/rates/question"
import type { ChartScope, RateScope } from "@/components/rates/scope"
import { loadRates, type OpenView, type RateView, rateParameters } from "@/lib/filters/rates"
import type { Outcome } from "@/lib/model/clause"
import type { Viewer } from "@/lib/model/people/viewer"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { MixPart, PooledFactor, Rates } from "@/lib/model/rates/rows"
import type { Overlay, PublishedSource } from "@/lib/model/replication/match"
import { withPublished } from "@/lib/model/replication/pairs"
import { type Contested, contestedRows } from "@/lib/model/review/contested/band"
import type { Catalogue, Study } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { hasDisputes, movedByDisputes } from "@/lib/queries/rates/contested"
import { mixOf, ratesAlong } from "@/lib/queries/rates/count"
import { pooledFactors } from "@/lib/queries/rates/pooled-factors"
import { overlayOf } from "@/lib/queries/replication/published"
import { publishedSources } from "@/lib/queries/replication/sources"
import { catalogueOf } from "@/lib/queries/studies/catalogue"

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
      /** Studies whose published rates can be laid over, and what of the chosen one's was. */
      sources: PublishedSource[]
      overlay: Overlay | null
      /** Whether any verdict of the study is disputed, and what that leaves of the total, where it was asked for. */
      disputed: boolean
      contested: Contested | null
    }
  | { kind: "no outcome"; scope: Omit<RateScope, "outcome">; view: RateView }
  | { kind: "refused"; message: string }

/** Answers the question that an address asks of a study. */
export async function answerOf(viewer: Viewer, study: Study, params: Params): Promise<Answer> {
  const catalogue = await catalogueOf(study)
  const { view, open, population } = readRates(params)
  try {
    const outcome = resolveOutcome(study, catalogue, view.outcome)
    if (!outcome) return { kind: "no outcome", scope: { study: study.slug, catalogue, population }, view }
    const groups = groupsOf(view, catalogue)
    const keys = keysOf(groups)
    const margins = [keysOf({ ...groups, columns: null }), []]
    const parts = view.form === "mix" ? partsOf(study, catalogue, outcome, view) : null
    const [[own, margin, total], mix, pooled, sources, moved, disputed] = await Promise.all([
      ratesAlong(study, catalogue, { outcome, by: keys, population }, margins),
      parts && mixOf(study, catalogue, { parts, by: keys, population }),
      pooledFactors(study, catalogue, population, keys),
      publishedSources(viewer, study),
      view.contested && (view.form === "dots" || view.form === "bars")
        ? movedByDisputes(study, catalogue, { outcome, by: keys, population })
        : null,
      hasDisputes(study),
    ])
    if (!own || !margin || !total) throw new Error("each grouping has its rates")
    const source = view.form === "mix" ? null : view.published
    const overlay =
      source === null
        ? null
        : await overlayOf(viewer, study, catalogue, { source, outcome, by: keys, population, rows: own.rows })
    const rates = overlay ? { ...own, rows: withPublished(own.rows, overlay.pairs) } : own
    const laidOver = (overlay?.rows ?? []).flatMap(({ citation }) => citation ?? [])
    return {
      kind: "rates",
      unread: unreadOf(params, loadRates, rateParameters),
      scope: { study: study.slug, catalogue, outcome, population, view, open, ownCitations: own.citations },
      groups,
      drawn: drawnOf(view, groups, { rates, margin: view.form === "matrix" ? margin : null, mix, moved }),
      total,
      citations: [...new Set([...own.citations, ...laidOver])],
      ...{ pooled, sources, overlay, disputed },
      contested: moved && (contestedRows(total.rows, moved).find((band) => band !== null) ?? null),
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
  const { outcome, mix, rows, columns, panels, form, sort, baseline, published, contested, ...others } =
    loadRates(params)
  const { open, part, cited, ...population } = others
  const view = { outcome, mix, rows, columns, panels, form, sort, baseline, published, contested }
  return { view, open: { open, part, cited }, population }
}
