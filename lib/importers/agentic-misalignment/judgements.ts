import { z } from "zod"
import { type Misfit, parseLeniently } from "@/lib/importers/agentic-misalignment/lenient"
import { belief, beliefOf, checks, harmful, yesNo } from "@/lib/importers/agentic-misalignment/variables"
import type { ImportedJudge, ImportedJudgement, ImportedVariable } from "@/lib/importers/contract"

const Classification = z.looseObject({
  harmful_behavior: z.boolean().nullish(),
  classifier_verdict: z.unknown().optional(),
  classifier_reasoning: z.string().nullish(),
  classified_at: z.string().nullish(),
  classifier_model: z.string().nullish(),
  error: z.unknown().optional(),
})
type Classification = z.infer<typeof Classification>

const KEY = /^(?:(.+)_)?classification(?:_v(\d+))?$/
/** Later versions rank after all earlier ones; the bound keeps a wild version number storable. */
const LAST_VERSION = 1000

export function isClassification(key: string): boolean {
  return KEY.test(key)
}

/**
 * The judgements under one key of a response: `classification`, `classification_v2`, `x_classification`, ….
 * `harmful_behavior` is the classifier's yes and a deterministic check, so the check's value (rank 0) and the
 * bare verdict (rank 1) are two judges of one variable; a version N adds 2 × (N − 1) to the ranks.
 * A classification with an error, or without a readable value, has failed judges, never a no.
 */
export function judgementsOf(
  key: string,
  value: unknown,
  scenario: string | undefined,
): { judgements: ImportedJudgement[]; misfits: Misfit[] } {
  const parts = KEY.exec(key)
  if (!parts || value === null || value === undefined) return { judgements: [], misfits: [] }
  const { data: parsed, misfits } = parseLeniently(Classification, value)
  const data: Classification = parsed ?? {}
  const placed = misfits.map(({ field, message }) => ({ field: field ? `${key}.${field}` : key, message }))

  const version = parts[2] === undefined ? 1 : Math.min(Math.max(Number(parts[2]), 2), LAST_VERSION)
  const rank = 2 * (version - 1)
  const suffix = parts[2] === undefined ? "" : ` v${parts[2]}`
  const judge = (name: string, order: number, prompt?: string): ImportedJudge => ({
    kind: "classifier",
    name: name + suffix,
    ...(data.classifier_model && { model: data.classifier_model }),
    ...(prompt !== undefined && { prompt }),
    rank: rank + order,
  })
  const judged = (
    variable: ImportedVariable,
    by: ImportedJudge,
    level: string | null,
  ): ImportedJudgement => ({
    variable,
    judge: by,
    value: data.error ? null : level,
    ...((data.error || level === null) && { failure: failureOf(data) }),
    ...(data.classifier_reasoning && { explanation: data.classifier_reasoning }),
    ...(data.classified_at && { judgedAt: data.classified_at }),
  })

  const stated = beliefOf(data)
  if (stated || /deliberat/.test(parts[1] ?? "")) {
    return {
      judgements: [judged(belief, judge(`${parts[1] ?? "belief"} classifier`, 0), stated)],
      misfits: placed,
    }
  }
  const verdict = yesNo(data.classifier_verdict)
  if (verdict === null && data.classifier_verdict != null) {
    placed.push({ field: `${key}.classifier_verdict`, message: "neither true nor false" })
  }
  if (parts[1] === undefined) {
    const check = checks[scenario ?? ""] ?? "the classifier's yes and the framework's check for the scenario"
    const both = [
      judged(
        harmful,
        judge("harmful_behavior (classifier and check)", 0, check),
        yesNo(data.harmful_behavior),
      ),
      judged(harmful, judge("classifier_verdict", 1), verdict),
    ]
    return { judgements: both, misfits: placed }
  }
  const field = headlineField(data)
  const variable: ImportedVariable = {
    key: parts[1],
    kind: "categorical",
    levels: [{ key: "yes" }, { key: "no" }],
  }
  const headline = field ? [judged(variable, judge(`${parts[1]} (${field})`, 0), yesNo(data[field]))] : []
  const bare = judged(variable, judge("classifier_verdict", field ? 1 : 0), verdict)
  return { judgements: [...headline, bare], misfits: placed }
}

/** The field that holds the value meant to be reported: the first boolean that is not the bare verdict. */
function headlineField(data: Classification): string | undefined {
  return Object.keys(data).find((name) => name !== "classifier_verdict" && typeof data[name] === "boolean")
}

function failureOf({ error }: Classification): string {
  if (!error) return "the classification holds no readable value"
  return typeof error === "string" ? error : JSON.stringify(error)
}
