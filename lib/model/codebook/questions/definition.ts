import { z } from "zod"

// What a codebook asks of people, and which variables their answers become.

/**
 * `one` of some levels, `several` of them, one of some that are `ordered`, a number, or a text. One answer to
 * `several` is a variable of its own per level, "key.level" with yes and no, so that each has its rate.
 */
export const QuestionKind = z.enum(["one", "several", "ordered", "number", "text"])
export type QuestionKind = z.infer<typeof QuestionKind>

export const questionKindWords: Record<QuestionKind, string> = {
  one: "one of these",
  several: "any of these",
  ordered: "one of these, in order",
  number: "a number",
  text: "a text",
}

/** Keys stand in addresses and clauses. */
export const QuestionKey = z.string().regex(/^[\p{L}\p{N}_-]+$/u, "letters, digits, _ and - only")

export const QuestionLevel = z.object({
  /** Of `several` part of a variable's key, and so a `QuestionKey`; else as imported levels are: "not stated". */
  key: z.string().trim().min(1),
  label: z.string().trim().min(1),
  definition: z.string().default(""),
  examples: z.array(z.string()).default([]),
  /** As in `Level`. */
  harm: z.boolean().optional(),
})
export type QuestionLevel = z.infer<typeof QuestionLevel>

/** Asked only of who answered another question with one of these levels. */
export const AskIf = z.object({ question: z.string(), levels: z.array(z.string()).min(1) })
export type AskIf = z.infer<typeof AskIf>

/** Whether an answer rests on spans of the transcript. */
export const SpansNeeded = z.enum(["none", "optional", "required"])
export type SpansNeeded = z.infer<typeof SpansNeeded>

/** The words of a question in one version. */
export const QuestionDefinition = z.object({
  question: z.string().trim().min(1),
  help: z.string().default(""),
  kind: QuestionKind,
  /** Empty for numbers and texts. */
  levels: z.array(QuestionLevel).default([]),
  range: z.object({ low: z.number(), high: z.number() }).nullable().default(null),
  askIf: AskIf.nullable().default(null),
  spans: SpansNeeded.default("optional"),
})
export type QuestionDefinition = z.infer<typeof QuestionDefinition>

/** A question as it is asked now. */
export type Question = {
  id: number
  key: string
  version: number
  versionId: number
  definition: QuestionDefinition
}

export type QuestionVariable = { key: string; level: string | null }

/** The variables that a question's answers become; `level` is the one that a yes speaks of. */
export function variablesOfQuestion(key: string, { kind, levels }: QuestionDefinition): QuestionVariable[] {
  if (kind !== "several") return [{ key, level: null }]
  return levels.map((level) => ({ key: `${key}.${level.key}`, level: level.key }))
}

export const YES = "yes"
export const NO = "no"
