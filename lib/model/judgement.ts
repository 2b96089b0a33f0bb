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

export const JudgeKind = z.enum(["classifier", "detector", "person", "adjudicator"])
export type JudgeKind = z.infer<typeof JudgeKind>

/** Why a transcript has no value for a variable. None of them is a zero and none is in an n. */
export const Missing = z.enum(["failed", "not_judged", "judge_failed"])
export type Missing = z.infer<typeof Missing>

export const missingWords: Record<Missing, string> = {
  failed: "the run failed",
  not_judged: "not judged",
  judge_failed: "the judge failed",
}

/** From this rank on judges are Exhibit's own (detectors, people), beside what a source says of its transcripts. */
export const OWN_RANK = 1000

/** What resolving needs of a judgement: later entries of a list were made later. */
export type RankedJudgement = {
  variable: string
  /** Whether the variable came with imported data: then only the source's judges speak by default. */
  imported: boolean
  judge: string
  rank: number
  value: string | null
}

/** Per variable the level that each judge gave, null where it failed. */
export type Verdicts = Record<string, Record<string, string | null>>

/**
 * The categorical values of one transcript under the rule "default": per variable, the judges of the lowest
 * rank that judged it at all speak, and of them the latest. A null value means that this judge failed.
 * A variable that nobody judged is absent.
 */
export function resolveValues(judgements: Ranked[]): Record<string, string | null> {
  const speaking = judgements.filter(({ rank, imported = true }) => rank < OWN_RANK || !imported)
  const chosen = latestOf(speaking, ({ variable }) => variable)
  return Object.fromEntries(
    [...chosen].map(([key, { value }]) => [key, value] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** What each judge, by name, said of one transcript: of a name's judges the lowest rank, and of them the latest. */
export function resolveVerdicts(judgements: RankedJudgement[]): Verdicts {
  const verdicts: Verdicts = {}
  for (const { variable, judge, value } of latestOf(
    judgements,
    (one) => `${one.variable}\n${one.judge}`,
  ).values())
    verdicts[variable] = { ...verdicts[variable], [judge]: value }
  return verdicts
}

type Ranked = Pick<RankedJudgement, "variable" | "rank" | "value"> & { imported?: boolean }

function latestOf<T extends Ranked>(judgements: T[], keyOf: (judgement: T) => string): Map<string, T> {
  const chosen = new Map<string, T>()
  for (const judgement of judgements) {
    const key = keyOf(judgement)
    const current = chosen.get(key)
    if (!current || judgement.rank <= current.rank) chosen.set(key, judgement)
  }
  return chosen
}
