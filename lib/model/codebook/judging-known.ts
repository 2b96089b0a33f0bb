import type { AskIf } from "@/lib/model/codebook/questions/definition"
import type { Level } from "@/lib/model/judgement"
import type { CodebookDocument, CodebookQuestion } from "./document"

// A codebook's question may be about what a study's source observed already: then people judge that variable.

type Known = { key: string; kind: string; levels: Level[] }

/** Words of a level or key that differ in nothing but spelling: "not stated", "not_stated", "Not stated". */
function plain(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_")
}

/** Whether a variable of the study could be what a question asks for: each of its levels is one of the question's. */
export function couldBe({ definition }: CodebookQuestion, { kind, levels }: Known): boolean {
  if (definition.kind !== "one" && definition.kind !== "ordered") return false
  if (kind !== "categorical" || levels.length < 2) return false
  return levels.every(({ key }) => definition.levels.some((level) => plain(level.key) === plain(key)))
}

/** The codebook with some of its questions about variables that are there, in the spelling of those. */
export function judgingKnown(
  codebook: CodebookDocument,
  known: { question: string; variable: Known }[],
): CodebookDocument {
  const chosen = new Map(known.map(({ question, variable }) => [question, variable]))
  const questions = codebook.questions.map((question) => {
    const { definition } = question
    const variable = chosen.get(question.key)
    const askIf = definition.askIf && spelled(definition.askIf, chosen.get(definition.askIf.question))
    if (!variable || !couldBe(question, variable))
      return { ...question, definition: { ...definition, askIf } }
    const levels = definition.levels.map((level) => ({ ...level, key: spelling(level.key, variable) }))
    return { key: variable.key, definition: { ...definition, askIf, levels } }
  })
  return { ...codebook, questions }
}

function spelled(askIf: AskIf, variable: Known | undefined): AskIf {
  if (!variable) return askIf
  return { question: variable.key, levels: askIf.levels.map((level) => spelling(level, variable)) }
}

function spelling(level: string, { levels }: Known): string {
  return levels.find(({ key }) => plain(key) === plain(level))?.key ?? level
}
