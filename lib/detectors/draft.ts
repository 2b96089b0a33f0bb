import type { Outcome } from "@/lib/model/clause"
import type { Level, VariableKind } from "@/lib/model/judgement"
import { QuestionError } from "@/lib/model/question-error"

/** A detector as it is written down before it is saved. */
export type DetectorDraft = {
  name: string
  definition: string
  /** The level that a yes means, and a no; without a yes, a variable of its own is made. */
  hit: Outcome | null
  miss: Outcome | null
  /** The key of the variable to make, and whether its yes is harm. */
  key: string
  harm: "yes" | null
}

/** What a draft's yes and no mean. `made` is the variable that saving makes, null for one that is there. */
export type DetectorTarget = {
  variable: string
  hit: string
  miss: string
  made: { key: string; levels: Level[] } | null
}

type Known = { key: string; kind: VariableKind; levels: Level[] }

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._()-]{0,59}$/u
const KEY = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,59}$/u

/** The draft's name without spaces around it. Throws a QuestionError for none, or one that cannot be one. */
export function detectorName({ name }: Pick<DetectorDraft, "name">): string {
  const trimmed = name.trim()
  if (NAME.test(trimmed)) return trimmed
  throw new QuestionError(
    trimmed === ""
      ? "A detector needs a name."
      : "A detector’s name begins with a letter or digit, has at most 60 characters, and none but letters, digits, spaces and . _ - ( ).",
  )
}

/** What a draft's yes and no mean among a study's variables. Throws a QuestionError that says what is missing. */
export function draftTarget(
  variables: Known[],
  draft: Omit<DetectorDraft, "name" | "definition">,
): DetectorTarget {
  return draft.hit
    ? existing(variables, draft.hit, draft.miss)
    : making(variables, draft.key.trim(), draft.harm === "yes")
}

function existing(variables: Known[], asked: Outcome, missed: Outcome | null): DetectorTarget {
  const variable = variables.find(({ key }) => key === asked.key)
  if (variable?.kind !== "categorical")
    throw new QuestionError(
      `A detector judges a variable with levels. This study has ${listed(variables.filter(({ kind }) => kind === "categorical"))}.`,
    )
  const [hit = ""] = asked.values
  if (missed && missed.key !== variable.key)
    throw new QuestionError(
      `A yes and a no are levels of one variable: “${missed.key}” is not “${variable.key}”.`,
    )
  const miss = missed?.values[0] ?? otherLevel(variable.levels, hit)
  if (miss === null)
    throw new QuestionError(
      `“${variable.key}” has more than two levels: say which of them a no is. Levels: ${listed(variable.levels)}.`,
    )
  for (const level of [hit, miss]) {
    if (!variable.levels.some(({ key }) => key === level))
      throw new QuestionError(
        `“${variable.key}” has no level “${level}”. Levels: ${listed(variable.levels)}.`,
      )
  }
  if (hit === miss) throw new QuestionError("A yes and a no are two levels, not one.")
  return { variable: variable.key, hit, miss, made: null }
}

/** The level that is meant by a no, where there is but one that can be. */
function otherLevel(levels: Level[], hit: string): string | null {
  const others = levels.filter(({ key }) => key !== hit)
  const harmless = others.filter(({ harm }) => harm === false)
  const [only] = others.length === 1 ? others : harmless
  return only && (others.length === 1 || harmless.length === 1) ? only.key : null
}

function making(variables: Known[], key: string, harm: boolean): DetectorTarget {
  if (key === "")
    throw new QuestionError("Say what a yes means: a level of a variable, or a new variable’s key.")
  if (!KEY.test(key) || key === "model" || key === "provider")
    throw new QuestionError(
      `“${key}” cannot be a variable’s key: use letters, digits, _ and -, as in threat_sent.`,
    )
  if (variables.some((variable) => variable.key === key))
    throw new QuestionError(`There is a variable “${key}” already: choose which of its levels a yes means.`)
  const levels = harm
    ? [
        { key: "yes", harm: true },
        { key: "no", harm: false },
      ]
    : [{ key: "yes" }, { key: "no" }]
  return { variable: key, hit: "yes", miss: "no", made: { key, levels } }
}

function listed(items: { key: string }[]): string {
  return items.map(({ key }) => key).join(", ") || "none"
}
