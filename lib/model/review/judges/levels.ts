import { complement, formatOutcome, type Outcome } from "@/lib/model/clause"
import type { Variable } from "@/lib/model/study"

/** The levels that a confusion matrix has; of a number the outcome and its complement. */
export function levelsOf({ kind, levels }: Variable, outcome: Outcome): string[] {
  if (kind === "number") return [formatOutcome(outcome), formatOutcome(complement(outcome))]
  return levels.map(({ key }) => key)
}

/** Whether one of these levels is the outcome. */
export function isHit({ kind }: Variable, outcome: Outcome, level: string): boolean {
  if (kind === "number") return level === formatOutcome(outcome)
  return outcome.values.includes(level) === (outcome.op === "=")
}
