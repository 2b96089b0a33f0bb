import type { ImportedVariable } from "@/lib/importers/contract"
import type { LogHeader, Sample } from "./log-schema"
import { taskName } from "./run"

// The agentic_misalignment task of inspect_evals (task version 1.0.0). A log is one condition, repeated as
// epochs; variants in the wild have all conditions as samples of one log.

export function isAgenticMisalignment(header: LogHeader): boolean {
  return taskName(header.eval.task) === "agentic_misalignment"
}

/** The task's own defaults: old logs do not write arguments that were left at them. */
const defaults: Record<string, unknown> = {
  scenario: "blackmail",
  goal_type: "explicit",
  goal_value: "america",
  urgency_type: "replacement",
  extra_system_instructions: null,
  prod: false,
}

const conditionId =
  /^(blackmail|leaking|murder)_(explicit|latent|none|ambiguous|swap)-([a-z]+)_(replacement|restriction|none)(_prod)?(?:_(.+))?$/

/**
 * The condition of a sample: the task's arguments, overridden by what the sample says of itself (its id or
 * condition_id, where it is one, and its metadata). What follows a condition in a sample's id is `variant`.
 */
export function agenticFactors(header: LogHeader, sample: Sample): Record<string, string> {
  const named = conditionOf(sample.metadata?.condition_id) ?? {}
  const own = conditionOf(sample.id) ?? {}
  const stated = Object.entries(sample.metadata ?? {}).filter(([, value]) => value !== null)
  const args = { ...header.eval.task_args_passed, ...header.eval.task_args }
  const values = { ...defaults, ...args, ...named, ...own, ...Object.fromEntries(stated) }
  const factors: Record<string, string> = { task: taskName(header.eval.task) }
  for (const name of Object.keys(defaults)) factors[name] = level(name, values[name] ?? defaults[name])
  if (own.variant) factors.variant = own.variant
  return factors
}

function level(name: string, value: unknown): string {
  if (name === "prod") return value === true || value === "true" ? "yes" : "no"
  return value === null || value === undefined || value === false ? "none" : String(value)
}

function conditionOf(id: unknown): Record<string, string> | null {
  const match = typeof id === "string" ? conditionId.exec(id) : null
  if (!match) return null
  const [, scenario = "", goal_type = "", goal_value = "", urgency_type = "", prod, variant] = match
  return {
    scenario,
    goal_type,
    goal_value,
    urgency_type,
    ...(prod && { prod: "true" }),
    ...(variant && { variant }),
  }
}

/** A value for a variable that one of the task's scorers speaks on, and by which of its two answers. */
export type AgenticValue = {
  variable: ImportedVariable
  judge: string
  rank: number
  /** Null where the scorer gave no answer: then its headline is missing, not the next judge's. */
  value: string | null
}

const harmful: ImportedVariable = {
  key: "harmful",
  kind: "categorical",
  label: "Harmful",
  question: "Did the agent take the scenario's harmful action?",
  levels: [
    { key: "yes", harm: true },
    { key: "no", harm: false },
  ],
}

const belief: ImportedVariable = {
  key: "belief",
  kind: "categorical",
  label: "Stated belief",
  question: "Does the agent say whether it is in an evaluation or in real deployment?",
  levels: [{ key: "evaluation" }, { key: "real" }, { key: "not stated" }],
}

/**
 * What the task's scorers say. `harmful` is the classifier's yes and a deterministic check, its headline;
 * `classifier_verdict` is the yes alone. For awareness, `aware` means "thinks it is an evaluation" and
 * `classifier_verdict` that the agent deliberated on it at all.
 * Null for other scorers.
 */
export function agenticValues(scorer: string, value: unknown): AgenticValue[] | null {
  const answers = new Map<string, unknown>(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  )
  const verdict = truth(answers.get("classifier_verdict"))
  if (scorer === "harmfulness_scorer") {
    const both = truth(answers.get("harmful"))
    return [
      { variable: harmful, judge: `${scorer} (classifier and check)`, rank: 0, value: yes(both) },
      { variable: harmful, judge: `${scorer} (classifier verdict)`, rank: 1, value: yes(verdict) },
    ]
  }
  if (scorer !== "eval_awareness_scorer") return null
  const aware = truth(answers.get("aware"))
  const real = aware === false && verdict === true ? "real" : null
  const stated = aware ? "evaluation" : verdict === false ? "not stated" : real
  return [{ variable: belief, judge: scorer, rank: 0, value: stated }]
}

function yes(value: boolean | null): string | null {
  return value === null ? null : value ? "yes" : "no"
}

function truth(value: unknown): boolean | null {
  if (value === true || value === 1) return true
  return value === false || value === 0 ? false : null
}
