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

/** The judge under whose name decisions between people stand; also the name of the rule that takes them first. */
export const ADJUDICATED = "adjudicated"
/** What a person's judgement gives as its failure where an answer was taken back: as if it had never been given. */
export const WITHDRAWN = "withdrawn"

/** What resolving needs of a judgement: later entries of a list were made later. */
export type RankedJudgement = {
  variable: string
  /** Whether the variable came with imported data: then only the source's judges speak by default. */
  imported: boolean
  judge: string
  /** Absent: a machine's. */
  kind?: JudgeKind
  rank: number
  value: string | null
  /** Taken back by the person who had given it. */
  withdrawn?: boolean
}

/** Per variable the level that each judge gave, null where it failed. */
export type Verdicts = Record<string, Record<string, string | null>>

/**
 * The categorical values of one transcript under the rule "default". Of an imported variable the judges of the
 * lowest rank that judged it at all speak, and of them the latest. Of one made in Exhibit it is what was adjudicated,
 * else what most people say, and only where no person judged it, as of an imported one. A null value means that the
 * judge failed, or that people are even. A variable that nobody judged is absent.
 */
export function resolveValues(judgements: Ranked[]): Record<string, string | null> {
  const speaking = standing(judgements).filter(({ rank, imported = true }) => rank < OWN_RANK || !imported)
  const values = [...Map.groupBy(speaking, ({ variable }) => variable)].flatMap(([key, heard]) => {
    const people = heard.filter(({ imported = true }) => !imported).filter(isPerson)
    const value = people.length > 0 ? settled(people) : first(heard)?.value
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(values.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What each judge, by name, said of one transcript: of a name's judges the lowest rank, and of them the latest. */
export function resolveVerdicts(judgements: RankedJudgement[]): Verdicts {
  const verdicts: Verdicts = {}
  for (const [, heard] of Map.groupBy(
    standing(judgements),
    ({ variable, judge }) => `${variable}\n${judge}`,
  )) {
    const { variable, judge, value } = first(heard) ?? {}
    if (variable !== undefined && judge !== undefined && value !== undefined)
      verdicts[variable] = { ...verdicts[variable], [judge]: value }
  }
  return verdicts
}

/** The level that more than half of those say who gave one; null where none is. As SQL's `majority`. */
export function majorityOf(levels: (string | null)[]): string | null {
  const given = levels.filter((level) => level !== null)
  const half = (level: string) => 2 * given.filter((one) => one === level).length > given.length
  return given.find(half) ?? null
}

type Ranked = Omit<RankedJudgement, "imported" | "judge"> & { imported?: boolean; judge?: string }

/** Each judge's last word, without those that were taken back. */
function standing<T extends Ranked>(judgements: T[]): T[] {
  const last = new Map<string, T>()
  for (const one of judgements) {
    const key = `${one.variable}\n${one.judge}\n${one.rank}`
    last.delete(key)
    last.set(key, one)
  }
  return [...last.values()].filter(({ withdrawn }) => !withdrawn)
}

/** Of the lowest rank the latest. */
function first<T extends Ranked>(judgements: T[]): T | undefined {
  return judgements.reduce<T | undefined>(
    (best, one) => (best === undefined || one.rank <= best.rank ? one : best),
    undefined,
  )
}

function isPerson({ kind }: Ranked): boolean {
  return kind === "person" || kind === "adjudicator"
}

function settled(judgements: Ranked[]): string | null {
  const decided = judgements.findLast(({ kind }) => kind === "adjudicator")?.value ?? null
  return decided ?? majorityOf(judgements.filter(({ kind }) => kind === "person").map(({ value }) => value))
}
