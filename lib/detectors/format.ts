import type { CallTest, Condition, Detector, Logic, Pattern } from "./definition"
import { isKeyword, isWord } from "./tokens"

const WIDTH = 80

/**
 * A definition as text, always in the same form: parseDetector reads it back as it was. Fits on a line, or
 * has a line for each of the conditions that it joins.
 */
export function formatDetector(detector: Detector): string {
  const line = formatLogic(detector, formatCondition)
  if (line.length <= WIDTH || (detector.op !== "and" && detector.op !== "or")) return line
  return detector.of.map((part) => formatPart(part, detector.op, formatCondition)).join(`\n${detector.op} `)
}

function formatLogic<T>(logic: Logic<T>, formatOne: (one: T) => string): string {
  if (logic.op === "one") return formatOne(logic.one)
  if (logic.op === "not") return `not ${formatPart(logic.of, "not", formatOne)}`
  return logic.of.map((part) => formatPart(part, logic.op, formatOne)).join(` ${logic.op} `)
}

/** Parentheses are written around what binds less: or within and, either within not. */
function formatPart<T>(part: Logic<T>, within: Logic<T>["op"], formatOne: (one: T) => string): string {
  const text = formatLogic(part, formatOne)
  const loose = part.op === "or" || (part.op === "and" && within === "not")
  return loose ? `(${text})` : text
}

function formatCondition(condition: Condition): string {
  switch (condition.kind) {
    case "verdict": {
      const on = condition.variable === null ? "" : ` on ${formatName(condition.variable)}`
      return `verdict of ${quoted(condition.judge)}${on} is ${condition.levels.map(formatName).join(" or ")}`
    }
    case "place":
      return `${condition.place} has ${formatPatterns(condition.patterns)}`
    case "call":
      return formatCall(condition)
  }
}

function formatCall({ doing, test }: Extract<Condition, { kind: "call" }>): string {
  if (test.op !== "one") {
    const argument = doing === "action" ? toolWithArgument(test) : null
    return argument ?? `${doing} (${formatLogic(test, formatTest)})`
  }
  return doing === "action" && test.one.kind === "tool"
    ? formatTest(test.one)
    : `${doing} ${formatTest(test.one)}`
}

/** `tool "…" with … has "…"`, where the test is just that. */
function toolWithArgument(test: Logic<CallTest>): string | null {
  if (test.op !== "and" || test.of.length !== 2) return null
  const [tool, argument] = test.of
  if (tool?.op !== "one" || argument?.op !== "one") return null
  if (tool.one.kind !== "tool" || argument.one.kind !== "with") return null
  return `${formatTest(tool.one)} ${formatTest(argument.one)}`
}

function formatTest(test: CallTest): string {
  const patterns = formatPatterns(test.patterns)
  return test.kind === "with"
    ? `with ${isWord(test.argument) ? test.argument : quoted(test.argument)} has ${patterns}`
    : `${test.kind} ${patterns}`
}

function formatPatterns(patterns: Pattern[]): string {
  return patterns.map(formatPattern).join(" or ")
}

/** A phrase in quotes, or a pattern between slashes. */
export function formatPattern(pattern: Pattern): string {
  return pattern.kind === "phrase"
    ? quoted(pattern.text)
    : `/${pattern.source}/${pattern.ignoreCase ? "i" : ""}`
}

function formatName(name: string): string {
  return isWord(name) && !isKeyword(name) ? name : quoted(name)
}

const ESCAPES: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }

function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (char) => ESCAPES[char] ?? `\\${char}`)}"`
}
