import type { Level, VariableKind } from "@/lib/model/judgement"
import type { Catalogue } from "@/lib/model/study"
import { type Condition, type Detector, verdictsAsked } from "./definition"
import { DetectorError } from "./error"
import { tokensOf } from "./tokens"

/** What a study has that a definition may ask for. */
export type Askable = Pick<Catalogue, "judgedBy"> & {
  variables: { key: string; kind: VariableKind; levels: Level[] }[]
}

/**
 * Holds the verdicts that a definition asks for against what the study has. `own` is the detector's name without
 * its version, and the variable it judges. Throws a DetectorError at the first judge, variable or level that is
 * not there, saying what is.
 */
export function checkVerdicts(
  text: string,
  detector: Detector,
  study: Askable,
  own: { name: string; variable: string },
): void {
  const places = verdictPlaces(text)
  for (const [index, { judge, variable, levels }] of verdictsAsked(detector).entries()) {
    const problem = problemOf(study, own, judge, variable ?? own.variable, levels)
    if (problem !== null) throw new DetectorError(problem, text, places[index] ?? 0)
  }
}

/** Whether a definition reads more than what the model under test wrote. */
export function readsEveryRole(detector: Detector): boolean {
  return conditionsOf(detector).some((one) => one.kind === "place" && one.place === "transcript")
}

function conditionsOf(detector: Detector): Condition[] {
  if (detector.op === "one") return [detector.one]
  return detector.op === "not" ? conditionsOf(detector.of) : detector.of.flatMap(conditionsOf)
}

function problemOf(
  { variables, judgedBy }: Askable,
  own: { name: string; variable: string },
  judge: string,
  variable: string,
  levels: string[],
): string | null {
  if (isVersionOf(judge, own.name)) return "a detector cannot ask for its own verdict"
  const judges = Object.keys(judgedBy).filter(
    (name) => judgedBy[name]?.includes(variable) && !isVersionOf(name, own.name),
  )
  const known = variables.find(({ key }) => key === variable)
  if (!known && variable !== own.variable)
    return `this study has no variable “${variable}”; it has ${listed(variables.map(({ key }) => key))}`
  if (known && known.kind !== "categorical")
    return `“${variable}” has no levels: its values are of another kind`
  if (!judges.includes(judge))
    return `no judge “${judge}” has judged ${variable}; its judges are ${listed(judges)}`
  const keys = known?.levels.map(({ key }) => key) ?? []
  const unknown = levels.find((level) => !keys.includes(level))
  return unknown === undefined
    ? null
    : `${variable} has no level “${unknown}”; its levels are ${listed(keys)}`
}

/** Versions of a detector are judges called "name v2". */
function isVersionOf(judge: string, name: string): boolean {
  return judge.startsWith(`${name} v`) && /^\d+$/.test(judge.slice(name.length + 2))
}

function listed(names: string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `“${name}”`).join(", ")
}

/** Where the judges of `verdict of …` stand, in order. */
function verdictPlaces(text: string): number[] {
  const tokens = tokensOf(text)
  const isWord = (index: number, word: string) => {
    const token = tokens[index]
    return token?.kind === "word" && token.text.toLowerCase() === word
  }
  return tokens.flatMap((_, index) =>
    isWord(index, "verdict") && isWord(index + 1, "of") ? [tokens[index + 2]?.start ?? 0] : [],
  )
}
