import type { ImportedJudge, ImportedJudgement, ImportedVariable } from "@/lib/importers/contract"
import { Unreadable } from "@/lib/importers/mapping/files/record"
import type { Coded, JudgementSpec, JudgeSpec, Mapping } from "@/lib/importers/mapping/schema"
import { patternText } from "./pattern"
import { optionalText, type Place, readLevel, requireLevel } from "./value"

/**
 * The judgements that a record holds. A value that is absent is no judgement; one that cannot be read is a
 * judge's failure, and `remark` hears of it.
 */
export function readJudgements(
  mapping: Mapping,
  place: Place,
  remark: (message: string) => void,
): ImportedJudgement[] {
  return mapping.judgements.flatMap((spec) => {
    const variable = variableOf(mapping, spec.variable)
    if (spec.coded) return code(spec, variable, place, remark)
    return read(spec, variable, place, remark)
  })
}

/** A variable as the mapping's codebook has it. */
export function variableOf(mapping: Mapping, key: string): ImportedVariable {
  return { key, ...(mapping.variables[key] ?? { kind: "categorical" }) }
}

type Read = Extract<JudgementSpec, { value: unknown }>

function read(
  spec: Read,
  variable: ImportedVariable,
  place: Place,
  remark: (message: string) => void,
): ImportedJudgement[] {
  const { value, failure } = readOutcome(spec, variable, place)
  if (value === null && failure === undefined) return []
  let judge: ImportedJudge
  try {
    judge = readJudge(spec.judge, place)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    remark(`${variable.key}: who judged is unknown (${error.message}); this judgement was left out`)
    return []
  }
  if (failure?.unreadable) remark(`${variable.key}: ${failure.message}; kept as a failed judgement`)
  const explanation = spec.explanation && optionalText(spec.explanation, place, remark)
  return [
    {
      variable,
      judge,
      value,
      ...(failure ? { failure: failure.message } : {}),
      ...(explanation ? { explanation } : {}),
    },
  ]
}

type Outcome = { value: string | number | null; failure?: { message: string; unreadable: boolean } }

/** Value and failure; neither where nobody judged. */
function readOutcome(spec: Read, variable: ImportedVariable, place: Place): Outcome {
  try {
    const stated = spec.failure && readLevel(spec.failure, place)
    if (stated) return { value: null, failure: { message: stated, unreadable: false } }
    const level = readLevel(spec.value, place)
    if (level === undefined) return { value: null }
    if (variable.kind === "categorical") return { value: declared(variable, level) }
    if (variable.kind !== "number") return { value: level }
    const number = Number(level)
    if (Number.isFinite(number)) return { value: number }
    throw new Unreadable(`“${level.slice(0, 80)}” is not a number`)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { value: null, failure: { message: error.message, unreadable: true } }
  }
}

/** Declared levels are all there are: another spelling counted as one more level would be in every n. */
function declared({ key, levels }: ImportedVariable, level: string): string {
  if (!levels || levels.length === 0 || levels.some((known) => known.key === level)) return level
  const known = levels.map((one) => one.key).join(", ")
  throw new Unreadable(
    `“${level.slice(0, 80)}” is no level of ${key} (${known}); declare it, or map it to one`,
  )
}

function readJudge(spec: JudgeSpec, place: Place): ImportedJudge {
  const model = spec.model && readLevel(spec.model, place)
  const version = spec.version && readLevel(spec.version, place)
  return {
    kind: spec.kind,
    name: requireLevel(spec.name, place),
    ...(model === undefined ? {} : { model }),
    ...(version === undefined ? {} : { version }),
    ...(spec.prompt === undefined ? {} : { prompt: spec.prompt }),
    ...(spec.rank === undefined ? {} : { rank: spec.rank }),
  }
}

/** A text coded by patterns: the judge is the patterns over that field, and says so. */
function code(
  { coded: { field, patterns, otherwise }, rank }: Extract<JudgementSpec, { coded: Coded }>,
  variable: ImportedVariable,
  place: Place,
  remark: (message: string) => void,
): ImportedJudgement[] {
  const text = optionalText({ field }, place, remark)
  if (text === undefined) return []
  const rules = Object.entries(patterns)
  const value = rules.find(([, pattern]) => pattern.test(text))?.[0] ?? otherwise
  if (value === undefined) return []
  const said = rules.map(([level, pattern]) => `${patternText(pattern)} → ${level}`)
  const prompt = [...said, otherwise === undefined ? "otherwise no value" : `otherwise ${otherwise}`].join(
    ", ",
  )
  const judge: ImportedJudge = { kind: "detector", name: `pattern over ${field}`, prompt }
  return [{ variable, judge: rank === undefined ? judge : { ...judge, rank }, value }]
}
