import type { Catalogue } from "./study"

/** The rule under which each variable has its headline judges' values. */
export const DEFAULT_RULE = "default"

/** Whether a rule gives a variable values: every variable has some by default, one judge's only what it judged. */
export function ruleCovers(catalogue: Pick<Catalogue, "judgedBy">, rule: string, variable: string): boolean {
  return (
    rule === DEFAULT_RULE || (catalogue.judgedBy[rule] ?? []).includes(variable.replace(/^variable\./, ""))
  )
}
