import type { Question } from "@/lib/model/codebook/questions/definition"

/**
 * The questions of a codebook that are asked here: those of these keys (null: all). One whose condition rests on a
 * question that is not among them is asked of everything: nobody can meet the condition.
 */
export function questionsAmong(questions: Question[], keys: string[] | null): Question[] {
  const chosen = keys === null ? questions : questions.filter(({ key }) => keys.includes(key))
  const known = new Set(chosen.map(({ key }) => key))
  return chosen.map((question) => {
    const { askIf } = question.definition
    if (askIf === null || known.has(askIf.question)) return question
    return { ...question, definition: { ...question.definition, askIf: null } }
  })
}
