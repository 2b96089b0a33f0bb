import "server-only"
import type { JudgesScope } from "@/components/review/judges/scope"
import { type JudgesView, populationOf } from "@/lib/filters/review/judges"
import type { Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { JudgeCheck } from "@/lib/model/review/judges/check"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { judgeAgainstHuman } from "@/lib/queries/review/judges/against-human"
import { humansOf, machinesOf } from "@/lib/queries/review/judges/question"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { checkLevels, resolveKey } from "@/lib/queries/studies/keys"

export type JudgesAsked = {
  kind: "asked"
  scope: JudgesScope
  machines: string[]
  humans: string[]
  /** Variables that a machine and a person judged. */
  variables: Variable[]
}
export type JudgesAnswer = JudgesAsked | { kind: "refused"; message: string } | { kind: "no labels" }

/** What an address asks of judge and people, with its gaps filled. */
export async function askedOf(
  study: Study,
  state: Omit<Filters, "rule"> & JudgesView,
): Promise<JudgesAnswer> {
  const catalogue = await catalogueOf(study)
  const variables = compared(catalogue)
  try {
    const outcome = resolveOutcome(study, catalogue, outcomeOf(study, variables, state))
    if (!outcome || (variables.length === 0 && state.outcome === null && state.variable === null))
      return { kind: "no labels" }
    const population = populationOf(state)
    checkLevels(catalogue, population)
    const by = (state.by ?? ["model"]).filter((key) => key !== "none" && key !== "")
    for (const key of by) resolveKey(catalogue, key)
    const machines = machinesOf(catalogue, outcome.key)
    const humans = humansOf(catalogue, outcome.key)
    const judge = state.judge ?? machines[0]
    const rule = state.rule ?? humans[0]
    if (judge === undefined)
      throw new QuestionError(
        `No machine has judged ${outcome.key}: there is nothing to hold against people.`,
      )
    if (rule === undefined) throw new QuestionError(`No person has judged ${outcome.key} yet.`)
    const { queue, width } = state
    const scope = { study: study.slug, catalogue, outcome, judge, rule, by, population, queue, width }
    return { kind: "asked", scope, machines, humans, variables }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}

/** The answer to it; or why it cannot be asked. */
export async function checkOf(study: Study, scope: JudgesScope): Promise<JudgeCheck | { message: string }> {
  try {
    return await judgeAgainstHuman(study, scope.catalogue, scope, scope.queue)
  } catch (error) {
    if (error instanceof QuestionError) return { message: error.message }
    throw error
  }
}

function compared(catalogue: Catalogue): Variable[] {
  return catalogue.variables.filter(
    ({ key, kind }) =>
      kind !== "text" && machinesOf(catalogue, key).length > 0 && humansOf(catalogue, key).length > 0,
  )
}

/** What was asked, else the study's own outcome where people judged it, else the first that they did. */
function outcomeOf(
  { headline }: Study,
  variables: Variable[],
  { outcome, variable }: Pick<JudgesView, "outcome" | "variable">,
): Outcome | null {
  if (outcome) return outcome
  if (variable !== null) return { key: variable, op: "=", values: [] }
  if (headline && variables.some(({ key }) => key === headline.key)) return headline
  const first = variables.find(({ kind }) => kind === "categorical")
  return first ? { key: first.key, op: "=", values: [] } : headline
}
