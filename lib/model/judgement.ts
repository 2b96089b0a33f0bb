import { z } from "zod"

export const VariableKind = z.enum(["categorical", "number", "text"])
export type VariableKind = z.infer<typeof VariableKind>

export const Level = z.object({
  key: z.string().min(1),
  /** True: this level is harm. False: it is not. Absent: unknown, or neither. */
  harm: z.boolean().optional(),
  label: z.string().optional(),
})
export type Level = z.infer<typeof Level>

export const JudgeKind = z.enum(["classifier", "detector", "person"])
export type JudgeKind = z.infer<typeof JudgeKind>

/** Why a transcript has no value for a variable. None of them is a zero and none is in an n. */
export const Missing = z.enum(["failed", "not_judged", "judge_failed"])
export type Missing = z.infer<typeof Missing>

export const missingWords: Record<Missing, string> = {
  failed: "the run failed",
  not_judged: "not judged",
  judge_failed: "the judge failed",
}

/** What resolving needs of a judgement: later entries of a list were made later. */
export type RankedJudgement = { variable: string; rank: number; value: string | null }

/**
 * The categorical values of one transcript under the rule "default": per variable, the judges of the lowest
 * rank that judged it at all speak, and of them the latest. A null value means that this judge failed.
 * A variable that nobody judged is absent.
 */
export function resolveValues(judgements: RankedJudgement[]): Record<string, string | null> {
  const chosen = new Map<string, RankedJudgement>()
  for (const judgement of judgements) {
    const current = chosen.get(judgement.variable)
    if (!current || judgement.rank <= current.rank) chosen.set(judgement.variable, judgement)
  }
  const entries = [...chosen].map(([key, { value }]) => [key, value] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
