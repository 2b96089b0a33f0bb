import {
  type CallTest,
  type Condition,
  type Detector,
  type Doing,
  joined,
  type Logic,
  one,
  type Pattern,
  type Place,
} from "./definition"
import { isThe, Reader } from "./reader"
import { compilePattern } from "./search"
import { isKeyword, type Token } from "./tokens"

/** Reads a definition. Throws a DetectorError that says what is wrong and where, and nothing else. */
export function parseDetector(text: string): Detector {
  const reader = new Reader(text)
  if (reader.next.kind === "end") reader.fail("the definition is empty")
  const detector = logic(reader, condition)
  if (reader.next.kind !== "end") reader.fail(leftOver(reader.next))
  return detector
}

const PATTERN = "a phrase in quotes or a /pattern/"
const PLACES: readonly Place[] = ["text", "said", "reasoning", "transcript"]
const DOINGS: readonly Doing[] = ["action", "plan", "call"]

type ReadOne<T> = (reader: Reader, after: string) => Logic<T>

/** Conditions joined by or, those by and, those perhaps denied: in this order of binding. */
function logic<T>(reader: Reader, readOne: ReadOne<T>, after = ""): Logic<T> {
  const parts = [conjunction(reader, readOne, after)]
  while (reader.take("or")) parts.push(conjunction(reader, readOne, "or"))
  return joined("or", parts)
}

function conjunction<T>(reader: Reader, readOne: ReadOne<T>, after: string): Logic<T> {
  const parts = [denied(reader, readOne, after)]
  while (reader.take("and")) parts.push(denied(reader, readOne, "and"))
  return joined("and", parts)
}

function denied<T>(reader: Reader, readOne: ReadOne<T>, after: string): Logic<T> {
  return reader.within(() => {
    if (reader.take("not")) return { op: "not", of: denied(reader, readOne, "not") }
    const open = reader.takeKind("(")
    return open ? enclosed(reader, readOne, open) : readOne(reader, after)
  })
}

function enclosed<T>(reader: Reader, readOne: ReadOne<T>, open: Token): Logic<T> {
  const inner = logic(reader, readOne, "(")
  if (reader.takeKind(")")) return inner
  return reader.next.kind === "end"
    ? reader.fail("this parenthesis is not closed", open)
    : reader.fail(leftOver(reader.next))
}

function condition(reader: Reader, after: string): Logic<Condition> {
  if (reader.take("verdict")) return one(verdict(reader))
  for (const place of PLACES) {
    if (!reader.take(place)) continue
    reader.expect("has", `after \`${place}\` comes \`has\``)
    return one({ kind: "place", place, patterns: patterns(reader, "has") })
  }
  for (const doing of DOINGS) {
    if (!reader.take(doing)) continue
    const open = reader.takeKind("(")
    const test = open ? enclosed(reader, callTest, open) : callTest(reader, doing)
    return one({ kind: "call", doing, test })
  }
  if (isThe(reader.next, "tool")) return one({ kind: "call", doing: "action", test: callTest(reader, after) })
  return reader.fail(noCondition(reader.next, after))
}

function verdict(reader: Reader): Condition {
  reader.expect("of", "after `verdict` comes `of` and a judge")
  const judge = name(reader, "after `of` comes a judge's name in quotes")
  const variable = reader.take("on") ? name(reader, "after `on` comes a variable") : null
  reader.expect(
    "is",
    variable === null
      ? "after the judge comes `is`, or `on` and a variable"
      : "after the variable comes `is`",
  )
  const expected = 'after `is` comes a level, such as yes or "not stated"'
  const levels = [name(reader, expected)]
  while (reader.takeOrBefore(isName)) levels.push(name(reader, expected))
  return { kind: "verdict", judge, variable, levels }
}

function callTest(reader: Reader, after: string): Logic<CallTest> {
  if (reader.take("to")) return one({ kind: "to", patterns: patterns(reader, "to") })
  if (reader.take("has")) return one({ kind: "has", patterns: patterns(reader, "has") })
  if (isThe(reader.next, "with")) return one(withArgument(reader))
  if (reader.take("tool")) {
    const tool = one<CallTest>({ kind: "tool", patterns: patterns(reader, "tool") })
    return isThe(reader.next, "with") ? joined("and", [tool, one(withArgument(reader))]) : tool
  }
  return reader.fail(`after \`${after}\` comes \`to\`, \`has\`, \`tool\` or \`with\``)
}

function withArgument(reader: Reader): CallTest {
  reader.expect("with", "here comes `with` and an argument")
  const argument = name(reader, "after `with` comes an argument's name", true)
  reader.expect("has", "after the argument's name comes `has`")
  return { kind: "with", argument, patterns: patterns(reader, "has") }
}

function patterns(reader: Reader, after: string): Pattern[] {
  const found = [pattern(reader, after)]
  while (reader.takeOrBefore(isPattern)) found.push(pattern(reader, "or"))
  return found
}

function pattern(reader: Reader, after: string): Pattern {
  const token = reader.takeKind("phrase") ?? reader.takeKind("regex")
  if (!token) return reader.fail(`after \`${after}\` comes ${PATTERN}`)
  const read: Pattern =
    token.kind === "phrase"
      ? { kind: "phrase", text: token.text }
      : { kind: "regex", source: token.source, ignoreCase: token.ignoreCase }
  const compiled = compilePattern(read)
  return typeof compiled === "string" ? reader.fail(compiled, token) : read
}

/** A name or level: in quotes, or a word that is none of the language's (save where any word will do). */
function name(reader: Reader, expected: string, anyWord = false): string {
  const token = reader.next
  if (!isName(token) && !(anyWord && token.kind === "word")) return reader.fail(expected)
  return (reader.takeKind("phrase") ?? reader.takeKind("word"))?.text ?? reader.fail(expected)
}

function isName(token: Token): boolean {
  return token.kind === "phrase" || (token.kind === "word" && !isKeyword(token.text))
}

function isPattern(token: Token): boolean {
  return token.kind === "phrase" || token.kind === "regex"
}

function noCondition(token: Token, after: string): string {
  const start = after === "" ? "a condition" : `after \`${after}\` comes a condition: it`
  const first = `${start} begins with verdict, action, plan, call, tool, text, said, reasoning or transcript`
  if (after === "and" && isPattern(token))
    return `${first}; to ask for two phrases, write the condition twice`
  if (token.kind === "word" && !isKeyword(token.text)) return `${first}; a phrase stands in quotes`
  if (["to", "has", "with"].some((word) => isThe(token, word)))
    return `${first}; what one action is to fulfil goes in parentheses: action (to "…" and has "…")`
  return first
}

function leftOver(token: Token): string {
  if (token.kind === ")") return "no parenthesis is open here"
  return "here comes `and`, `or` or the end"
}
