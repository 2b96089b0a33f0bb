import "server-only"
import { loadFilters } from "@/lib/filters/population"
import { sentence } from "@/lib/filters/sentence"
import { type Clause, formatClause } from "@/lib/model/clause"
import { everything, type Filters } from "@/lib/model/population/filters"
import { DEFAULT_RULE } from "@/lib/model/rule"

/** The filters that a queue was drawn by, out of how it keeps them. */
export function filtersOfQueue(text: string): Filters {
  return loadFilters(new URLSearchParams(text.replace(/^\?/, "")))
}

/**
 * What a queue was drawn from and the population does not promise, in words; null where the population lies within it,
 * so that what was drawn at random there is a random sample here too. `variables` are the keys of what was observed: only
 * of these does a verdict rule matter.
 */
export function notCovered(queue: Filters, population: Filters, variables: string[]): string | null {
  const left: Filters = {
    ...everything,
    where: queue.where.filter((clause) => !implied(clause, queue.where, population.where)),
    judged: queue.judged.filter((key) => !population.judged.includes(key)),
    missing: queue.missing.filter((key) => !population.missing.includes(key)),
    search: queue.search === population.search ? "" : queue.search,
    run: queue.run === population.run ? null : queue.run,
    since: queue.since !== null && (population.since ?? "") >= queue.since ? null : queue.since,
    until: queue.until !== null && (population.until ?? "9999") <= queue.until ? null : queue.until,
    excluded: queue.excluded === population.excluded ? null : queue.excluded,
    // Whoever was unlabelled then may be labelled now: this filter speaks of the day of the draw.
    labelled: queue.labelled,
    rule: queue.rule !== population.rule && readsVerdicts(queue, variables) ? queue.rule : DEFAULT_RULE,
  }
  const words = sentence(left)
  if (words !== "") return words.replace(/^where /, "")
  return population.excluded === "yes" && queue.excluded === null ? "they are in rates" : null
}

/** Whether all that a population admits of a key is admitted by a clause of the queue and its alternatives. */
function implied(clause: Clause, queue: Clause[], population: Clause[]): boolean {
  if (clause.op !== "=") return population.some((one) => formatClause(one) === formatClause(clause))
  const of = (clauses: Clause[]) =>
    clauses.filter(({ key, op }) => key === clause.key && op === "=").map(({ value }) => value)
  const allowed = of(population)
  return allowed.length > 0 && allowed.every((value) => of(queue).includes(value))
}

function readsVerdicts({ where, judged, missing }: Filters, variables: string[]): boolean {
  const observed = where.some(({ key }) => variables.includes(key.replace(/^variable\./, "")))
  return observed || judged.length + missing.length > 0
}
