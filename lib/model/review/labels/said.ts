import { NO, type Question, YES } from "@/lib/model/codebook/questions/definition"
import { WITHDRAWN } from "@/lib/model/judgement"
import { type Answer, type AnswerSpan, type Answers, askedNow, isAnswered, NOTHING } from "./answers"

// Answers to questions as judgements of variables, and back.

/** What an answer says of one variable of its question; `level` is the one that a yes speaks of. */
export type SaidOfVariable = {
  question: number
  level: string | null
  version: number
  /** Null: the answer was taken back. */
  value: string | number | null
  explanation: string | null
  unsure: boolean
  evidence: AnswerSpan[]
}

/**
 * What answers say of every variable of the questions. What is not asked (any more) is taken back. To a question with
 * several answers the reason goes with every yes, and with every no where there is none.
 */
export function saidByAnswers(questions: Question[], answers: Answers): SaidOfVariable[] {
  const asked = new Set(askedNow(questions, answers))
  return questions.flatMap((question) => {
    const given = answers[question.key]
    const answer = asked.has(question) && given && isAnswered(question, given) ? given : null
    return question.definition.kind === "several"
      ? saidOfLevels(question, answer)
      : [saidOf(question, answer)]
  })
}

function saidOf(question: Question, answer: Answer | null): SaidOfVariable {
  const { id, versionId, definition } = question
  const own = { question: id, level: null, version: versionId }
  if (!answer) return { ...own, ...TAKEN_BACK }
  const { kind } = definition
  const value =
    kind === "number" ? answer.number : kind === "text" ? answer.text.trim() : (answer.levels[0] ?? null)
  return { ...own, value, ...besides(answer), evidence: answer.spans }
}

function saidOfLevels({ id, versionId, definition }: Question, answer: Answer | null): SaidOfVariable[] {
  return definition.levels.map(({ key: level }) => {
    const own = { question: id, level, version: versionId }
    if (!answer) return { ...own, ...TAKEN_BACK }
    const yes = answer.levels.includes(level)
    const explained = yes || answer.levels.length === 0
    return {
      ...{ ...own, value: yes ? YES : NO, ...besides(answer) },
      ...(!explained && { explanation: null }),
      evidence: yes ? answer.spans.filter((span) => span.level === null || span.level === level) : [],
    }
  })
}

const TAKEN_BACK = { value: null, explanation: null, unsure: false, evidence: [] }

function besides({ reason, unsure }: Answer) {
  return { explanation: reason.trim() === "" ? null : reason.trim(), unsure }
}

/** The latest that one person said of a variable of a question. */
export type StoredSaid = Omit<SaidOfVariable, "version" | "evidence"> & {
  failure: string | null
  evidence: Omit<AnswerSpan, "level">[]
}

/** The answers that judgements were made of: what `saidByAnswers` says of them again is the same. */
export function answersOfSaid(questions: Question[], said: StoredSaid[]): Answers {
  const standing = said.filter(({ failure }) => failure !== WITHDRAWN)
  return Object.fromEntries(
    questions.flatMap((question) => {
      const own = standing.filter((one) => one.question === question.id)
      return own.length === 0 ? [] : [[question.key, answerOf(question, own)]]
    }),
  )
}

function answerOf({ definition: { kind, levels } }: Question, said: StoredSaid[]): Answer {
  const reason = said.find(({ explanation }) => explanation !== null)?.explanation ?? ""
  const shared = { ...NOTHING, reason, unsure: said.some(({ unsure }) => unsure) }
  if (kind === "several") {
    const yes = said.filter(({ value }) => value === YES)
    const chosen = levels.map(({ key }) => key).filter((key) => yes.some(({ level }) => level === key))
    const spans = yes.flatMap(({ level, evidence }) => evidence.map((span) => ({ ...span, level })))
    return { ...shared, levels: chosen, none: chosen.length === 0, spans }
  }
  const value = said[0]?.value ?? null
  const spans = (said[0]?.evidence ?? []).map((span) => ({ ...span, level: null }))
  const own = { ...shared, spans }
  if (kind === "number") return { ...own, number: typeof value === "number" ? value : null }
  const text = typeof value === "string" ? value : ""
  return kind === "text" ? { ...own, text } : { ...own, levels: text === "" ? [] : [text] }
}
