import {
  questionKindWords,
  type SpansNeeded,
  variablesOfQuestion,
} from "@/lib/model/codebook/questions/definition"
import type { CodebookDocument, CodebookQuestion } from "./document"

export const spansWords: Record<SpansNeeded, string> = {
  none: "no evidence is asked for",
  optional: "evidence may be attached",
  required: "evidence is required",
}

/** A codebook as people read it, in Markdown. */
export function codebookMarkdown({ title, questions }: CodebookDocument): string {
  return [`# ${oneLine(title)}: codebook`, ...questions.map(questionMarkdown)].join("\n\n").concat("\n")
}

function questionMarkdown({ key, definition }: CodebookQuestion): string {
  const { question, help, kind, levels, range, askIf, spans } = definition
  const variables = variablesOfQuestion(key, definition).map((variable) => `\`${variable.key}\``)
  const about = [
    questionKindWords[kind] + (range ? ` from ${range.low} to ${range.high}` : ""),
    spansWords[spans],
    ...(askIf ? [`asked only if \`${askIf.question}\` is ${askIf.levels.join(", ")}`] : []),
    `kept as ${variables.join(", ")}`,
  ]
  const rows = levels.map((level) => {
    const harm = level.harm === undefined ? "" : level.harm ? " (harm)" : " (no harm)"
    const examples = level.examples.map((example) => `\n  - Example: ${oneLine(example)}`)
    return `- **${oneLine(level.label)}** \`${level.key}\`${harm}: ${oneLine(level.definition)}${examples.join("")}`
  })
  const parts = [`## ${oneLine(question)}`, `${about.join("; ")}.`, help.trim(), rows.join("\n")]
  return parts.filter((part) => part !== "").join("\n\n")
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim()
}
