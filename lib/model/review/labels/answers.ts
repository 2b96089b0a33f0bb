import { z } from "zod"
import type { Question } from "@/lib/model/codebook/questions/definition"

// What one person answers to a codebook's questions of one transcript, before it becomes judgements.

/** A selected stretch of a message: ordinal from 0, UTF-16 offsets, and the quote that finds it again. */
export const AnswerSpan = z.object({
  message: z.int().min(0),
  start: z.int().min(0),
  end: z.int().min(0),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  /** Of a question with several answers: the level that it is evidence of. */
  level: z.string().nullable().default(null),
})
export type AnswerSpan = z.infer<typeof AnswerSpan>

export const Answer = z.object({
  /** Of `one` and `ordered` at most one. */
  levels: z.array(z.string()).default([]),
  /** Of `several`: none of the levels, said so. */
  none: z.boolean().default(false),
  number: z.number().nullable().default(null),
  text: z.string().default(""),
  reason: z.string().default(""),
  unsure: z.boolean().default(false),
  spans: z.array(AnswerSpan).default([]),
})
export type Answer = z.infer<typeof Answer>

/** By the key of the question. */
export const Answers = z.record(z.string(), Answer)
export type Answers = z.infer<typeof Answers>

export const NOTHING: Answer = Answer.parse({})

/** Whether the question has been answered, whatever else it needs. */
export function isAnswered({ definition: { kind } }: Pick<Question, "definition">, answer?: Answer): boolean {
  if (!answer) return false
  if (kind === "number") return answer.number !== null
  if (kind === "text") return answer.text.trim() !== ""
  return answer.levels.length > 0 || (kind === "several" && answer.none)
}

/**
 * The questions that are asked, given what was answered: those without a condition, and those whose condition is met
 * by an answer that is asked for itself.
 */
export function askedNow(questions: Question[], answers: Answers): Question[] {
  const isAsked = ({ definition: { askIf } }: Question, passed: string[]): boolean => {
    if (askIf === null) return true
    const given = answers[askIf.question]?.levels ?? []
    if (passed.includes(askIf.question) || !askIf.levels.some((level) => given.includes(level))) return false
    const on = questions.find(({ key }) => key === askIf.question)
    return on === undefined || isAsked(on, [...passed, askIf.question])
  }
  return questions.filter((question) => isAsked(question, [question.key]))
}

export type AnswerProblem = { question: string; message: string }

/** What keeps the answers from being submitted, in the order of the questions; empty: nothing does. */
export function problemsOf(questions: Question[], answers: Answers): AnswerProblem[] {
  const asked = askedNow(questions, answers)
  return asked.flatMap((question) => problemOf(question, answers[question.key]) ?? [])
}

function problemOf(question: Question, answer: Answer | undefined): AnswerProblem | null {
  const { key, definition } = question
  const say = (message: string) => ({ question: key, message })
  if (!answer || !isAnswered(question, answer)) return say("is not answered yet")
  const known = definition.levels.map((level) => level.key)
  const unknown = answer.levels.find((level) => !known.includes(level))
  if (unknown !== undefined) return say(`has no level "${unknown}"`)
  if (definition.kind !== "several" && answer.levels.length > 1) return say("takes one level")
  if (answer.none && answer.levels.length > 0) return say(`is answered with "none" and with levels`)
  const { range } = definition
  if (definition.kind === "number" && range && answer.number !== null)
    if (answer.number < range.low || answer.number > range.high)
      return say(`takes a number from ${range.low} to ${range.high}`)
  if (definition.spans !== "required" || answer.none) return null
  const bare = definition.kind === "several" ? answer.levels.filter((one) => !hasSpan(answer, one)) : []
  if (bare.length > 0) return say(`needs evidence for ${bare.join(", ")}`)
  return answer.spans.length === 0 ? say("needs evidence") : null
}

function hasSpan({ spans }: Answer, level: string): boolean {
  return spans.some((span) => span.level === level)
}
