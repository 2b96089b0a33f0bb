import {
  type AskIf,
  type Question,
  type QuestionDefinition,
  QuestionKey,
  type QuestionLevel,
} from "@/lib/model/codebook/questions/definition"

// What a question must be like to be asked, in words; the first thing that is wrong.

const LEVELLED = ["one", "several", "ordered"]

/** What is wrong with the words of one question by itself; null: nothing. */
export function definitionProblem({ kind, levels, range }: QuestionDefinition): string | null {
  if (!LEVELLED.includes(kind)) {
    if (levels.length > 0) return `A question for a ${kind} has no levels.`
    if (range && kind === "text") return "A text has no range."
    return range && range.low >= range.high ? "The range's lower end must be below its upper end." : null
  }
  if (range) return "Only a number has a range."
  const fewest = kind === "several" ? 1 : 2
  if (levels.length < fewest)
    return fewest === 1 ? "It needs a level at least." : "It needs two levels at least."
  const twice = repeated(levels, ({ key }) => key) ?? repeated(levels, ({ label }) => label)
  if (twice !== null) return `Two of its levels are called "${twice}".`
  const bad = kind === "several" && levels.find(({ key }) => !QuestionKey.safeParse(key).success)
  return bad ? `"${bad.key}" cannot be part of a variable's key: letters, digits, _ and - only.` : null
}

type Asked = Pick<Question, "key" | "definition">

/** What is wrong with when a question is asked, given the others of its codebook; null: nothing. */
export function askIfProblem(question: Asked, others: Asked[]): string | null {
  const { askIf } = question.definition
  if (askIf) {
    const problem = conditionProblem(question.key, askIf, others)
    if (problem !== null) return problem
  }
  const harmed = others.find(({ definition }) => lacking(definition.askIf, question) !== null)
  if (!harmed) return null
  const lost = lacking(harmed.definition.askIf, question)
  return `“${harmed.key}” is asked only after the answer "${lost}" to this question; change that one first.`
}

function conditionProblem(key: string, askIf: AskIf, others: Asked[]): string | null {
  if (askIf.question === key) return "A question cannot wait for its own answer."
  const before = others.find((other) => other.key === askIf.question)
  const choices = others.filter(({ definition }) => LEVELLED.includes(definition.kind)).map((one) => one.key)
  if (!before || !choices.includes(before.key))
    return `There is no question "${askIf.question}" with levels to wait for; there is ${choices.join(", ") || "none"}.`
  const known = before.definition.levels.map((level) => level.key)
  const unknown = askIf.levels.find((level) => !known.includes(level))
  if (unknown !== undefined) return `"${before.key}" has no level "${unknown}"; it has ${known.join(", ")}.`
  const chain = [key]
  for (let next: string | undefined = askIf.question; next !== undefined; ) {
    if (chain.includes(next)) return `They would wait for each other: ${[...chain, next].join(" → ")}.`
    chain.push(next)
    next = others.find((other) => other.key === next)?.definition.askIf?.question
  }
  return null
}

/** The level that a condition waits for and the question it names does not have. */
function lacking(askIf: AskIf | null, { key, definition }: Asked): string | null {
  if (askIf?.question !== key) return null
  return askIf.levels.find((level) => !definition.levels.some((one) => one.key === level)) ?? null
}

function repeated(levels: QuestionLevel[], nameOf: (level: QuestionLevel) => string): string | null {
  const names = levels.map(nameOf)
  return names.find((name, index) => names.indexOf(name) !== index) ?? null
}
