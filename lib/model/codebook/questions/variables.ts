import type { Level, VariableKind } from "@/lib/model/judgement"
import { NO, type QuestionDefinition, type QuestionKind, variablesOfQuestion, YES } from "./definition"

/** A variable as a question describes it; `level` is the level of the question that a yes speaks of. */
export type AskedVariable = {
  key: string
  level: string | null
  kind: VariableKind
  label: string | null
  question: string
  levels: Level[]
}

/** The variables that a question's answers become, in words. */
export function askedVariables(key: string, definition: QuestionDefinition): AskedVariable[] {
  const { question, kind, levels } = definition
  return variablesOfQuestion(key, definition).map((variable) => {
    const level = levels.find((one) => one.key === variable.level)
    if (!level)
      return {
        ...variable,
        ...{ kind: storedKind(kind), label: null, question },
        levels: kind === "number" || kind === "text" ? [] : levels.map(storedLevel),
      }
    return {
      ...variable,
      ...{ kind: "categorical", label: level.label, question: `${question} ${level.label}` },
      levels: [
        { key: YES, ...(level.harm === undefined ? {} : { harm: level.harm }) },
        // What is no harm when it is there says nothing of what else there is.
        { key: NO, ...(level.harm === true ? { harm: false } : {}) },
      ],
    }
  })
}

function storedKind(kind: QuestionKind): VariableKind {
  return kind === "number" || kind === "text" ? kind : "categorical"
}

function storedLevel({ key, label, harm }: QuestionDefinition["levels"][number]): Level {
  return { key, ...(label === key ? {} : { label }), ...(harm === undefined ? {} : { harm }) }
}
