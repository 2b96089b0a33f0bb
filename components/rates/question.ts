import { groupKeys } from "@/components/studies/catalogue-words"
import type { RateView } from "@/lib/filters/rates"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue } from "@/lib/model/study"

/** By what a rates page groups; null: not by this. */
export type Groups = { rows: string | null; columns: string | null; panels: string | null }

/** How an address says "not by this", where leaving it out means the default. */
export const NONE = "none"

/**
 * The groups of a view: rows are models and columns the first factor that varies, unless the address says
 * otherwise. No key groups twice. Throws QuestionError for a key that the study does not have.
 */
export function groupsOf(view: Pick<RateView, "rows" | "columns" | "panels">, catalogue: Catalogue): Groups {
  const keys = groupKeys(catalogue)
  for (const asked of [view.rows, view.columns, view.panels]) {
    if (asked && asked !== NONE && !keys.some(({ key }) => key === asked)) {
      const known = keys.map(({ key }) => key).join(", ")
      throw new QuestionError(`This study cannot be grouped by “${asked}”. It can be grouped by ${known}.`)
    }
  }
  const rows = chosen(view.rows) ?? (view.rows ? null : "model")
  const panels = chosen(view.panels) === rows ? null : chosen(view.panels)
  const varying = keys.find(
    ({ key, kind, levels }) => kind === "factor" && levels.length > 1 && key !== rows && key !== panels,
  )
  const columns = view.columns ? chosen(view.columns) : (varying?.key ?? null)
  return { rows, columns: columns === rows || columns === panels ? null : columns, panels }
}

/** The keys that are in use, outermost first. */
export function keysOf({ panels, rows, columns }: Groups): string[] {
  return [panels, rows, columns].filter((key) => key !== null)
}

function chosen(asked: string | null): string | null {
  return asked && asked !== NONE ? asked : null
}
