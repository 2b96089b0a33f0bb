import type { Catalogue } from "@/lib/model/study"
import { ADJUDICATED } from "./judgement"

// A rule says how several judgements of a variable become one value. In addresses it is its name, and the name
// of a judge is a rule too: that judge alone, for what it judged.

/** Under which each variable has its headline judges' values. */
export const DEFAULT_RULE = "default"
/** What most of the people who judged it say; where they are even, the value is missing. */
export const PEOPLE_RULE = "people"
/** People where one judged, else the headline. */
export const PEOPLE_FIRST_RULE = "people first"
/** What was decided between people, else what most of them say; where they are even, the value is missing. */
export const ADJUDICATED_RULE = ADJUDICATED

export type Rule =
  | { type: "default" }
  | { type: "people" }
  | { type: "people first" }
  | { type: "adjudicated" }
  | { type: "judge"; judge: string }

type Judges = Pick<Catalogue, "judges" | "judgedBy" | "people">

/** The rule of this name; null where the study has none. */
export function parseRule({ judges, judgedBy, people }: Judges, name: string): Rule | null {
  if (name === DEFAULT_RULE) return { type: "default" }
  if (judges.includes(name)) return { type: "judge", judge: name }
  if (name === ADJUDICATED_RULE && judgedByPeople({ judgedBy, people })) return { type: "adjudicated" }
  if (people.length === 0) return null
  if (name === PEOPLE_RULE) return { type: "people" }
  return name === PEOPLE_FIRST_RULE ? { type: "people first" } : null
}

/** The names of the rules that give a variable values, in the order in which one chooses among them. */
export function rulesFor(catalogue: Judges, variable?: string): string[] {
  const covered = (name: string) => variable === undefined || ruleCovers(catalogue, name, variable)
  const shared = [PEOPLE_FIRST_RULE, PEOPLE_RULE, ADJUDICATED_RULE].filter(
    (name) => parseRule(catalogue, name) !== null,
  )
  return [DEFAULT_RULE, ...[...shared, ...catalogue.judges].filter(covered)]
}

/** Whether a rule gives a variable values of its own: what it does not cover keeps the default. */
export function ruleCovers(catalogue: Judges, name: string, variable: string): boolean {
  const rule = parseRule(catalogue, name)
  const key = variable.replace(/^variable\./, "")
  if (!rule || rule.type === "default") return rule !== null
  const decided = rule.type === "adjudicated" ? [ADJUDICATED] : []
  const judges = rule.type === "judge" ? [rule.judge] : [...catalogue.people, ...decided]
  return judges.some((judge) => catalogue.judgedBy[judge]?.includes(key))
}

/** Names that no person and no detector may bear: they are rules. */
export const RESERVED_NAMES = [DEFAULT_RULE, PEOPLE_RULE, PEOPLE_FIRST_RULE, ADJUDICATED_RULE]

function judgedByPeople({ judgedBy, people }: Pick<Judges, "judgedBy" | "people">): boolean {
  return people.length > 0 || judgedBy[ADJUDICATED] !== undefined
}

/** A rule as it is read. */
export function ruleWords(name: string): string {
  if (name === DEFAULT_RULE) return "as published"
  if (name === PEOPLE_RULE) return "people, by majority"
  if (name === ADJUDICATED_RULE) return "adjudication, else people, by majority"
  return name === PEOPLE_FIRST_RULE ? "people first, else as published" : name
}
