import type { TextRange } from "@/lib/model/transcript"
import type { Logic } from "./definition"

/** A range of one message's text, in UTF-16 code units. */
export type Span = { message: number; at: TextRange }

/** A condition's answer, null when unknown: the spans that decided it, or the reasons why it is unknown. */
export type Finding = { value: boolean | null; spans: Span[]; reasons: string[] }

/** As many spans as a reader would ever look at. */
export const MOST_SPANS = 50

export function found(spans: Span[]): Finding {
  return { value: spans.length > 0, spans, reasons: [] }
}

/**
 * Conditions joined, in Kleene's three-valued logic: no and unknown is no, yes or unknown is yes, any other
 * join with unknown is unknown. The answer keeps the spans of the conditions that decided it.
 */
export function compileLogic<T, X>(
  logic: Logic<T>,
  compileOne: (one: T) => (input: X) => Finding,
): (input: X) => Finding {
  if (logic.op === "one") return compileOne(logic.one)
  if (logic.op === "not") {
    const inner = compileLogic(logic.of, compileOne)
    return (input) => {
      const finding = inner(input)
      return { ...finding, value: finding.value === null ? null : !finding.value }
    }
  }
  const parts = logic.of.map((part) => compileLogic(part, compileOne))
  const decisive = logic.op === "or"
  return (input) => {
    const findings: Finding[] = []
    for (const part of parts) {
      const finding = part(input)
      findings.push(finding)
      if (finding.value === false && !decisive) return finding
    }
    return join(findings, decisive)
  }
}

/** The answer of all findings, where one that is `decisive` decides. */
function join(findings: Finding[], decisive: boolean): Finding {
  const deciding = findings.filter(({ value }) => value === decisive)
  if (deciding.length > 0) return { value: decisive, spans: mixed(deciding), reasons: [] }
  const unknown = findings.filter(({ value }) => value === null)
  if (unknown.length === 0) return { value: !decisive, spans: mixed(findings), reasons: [] }
  return { value: null, spans: [], reasons: [...new Set(unknown.flatMap(({ reasons }) => reasons))] }
}

/** First the first span of each finding, then the second of each: none is crowded out. */
function mixed(findings: Finding[]): Span[] {
  return mixedLists(findings.map(({ spans }) => spans))
}

export function mixedLists<T>(lists: T[][], limit = MOST_SPANS): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const result: T[] = []
  for (let i = 0; i < longest && result.length < limit; i++)
    for (const list of lists) result.push(...list.slice(i, i + 1))
  return result.slice(0, limit)
}
