import type { Verdicts } from "@/lib/model/judgement"
import type { Message, TextRange } from "@/lib/model/transcript"
import { type Call, callsOf, isRecipient, type Leaf, leavesOf, placeInMessage } from "./calls"
import type { CallTest, Condition, Detector, Pattern, VerdictCondition } from "./definition"
import { compileLogic, type Finding, found, MOST_SPANS, mixedLists, type Span } from "./finding"
import { compilePattern, type Search } from "./search"

export type DetectorInput = {
  messages: Message[]
  /** What each judge said on each variable; null where it failed. */
  verdicts: Verdicts
  /** The variable that the detector judges. */
  variable: string
}

/** A span that decided the answer: `quote` is that range of the message's text. */
export type DetectorEvidence = { message: number; at: TextRange; quote: string }

export type Detection = {
  /** Null when it cannot be known, since another judge did not judge or failed; `reason` then says so. */
  hit: boolean | null
  reason: string | null
  /** At most 50 spans, in the order of the transcript. Those of a no are what it found and was not to find. */
  evidence: DetectorEvidence[]
}

/** A detector made ready for many transcripts. Throws a RangeError for a pattern that parseDetector refuses. */
export function compileDetector(detector: Detector): (input: DetectorInput) => Detection {
  const run = compileLogic(detector, compileCondition)
  return (input) => {
    const { value, spans, reasons } = run(input)
    return {
      hit: value,
      reason: value === null ? reasons.join("; ") : null,
      evidence: value === null ? [] : evidenceOf(spans, input.messages),
    }
  }
}

/** A detector's answer on one transcript; for many, compile it once. */
export function detect(detector: Detector, input: DetectorInput): Detection {
  return compileDetector(detector)(input)
}

type Run<X> = (input: X) => Finding

function compileCondition(condition: Condition): Run<DetectorInput> {
  switch (condition.kind) {
    case "verdict":
      return (input) => verdictOf(condition, input)
    case "place": {
      const search = searchAny(condition.patterns)
      return ({ messages }) => {
        const spans = rangesOf(messages, condition.place)
        return found(
          collect(spans, ({ message, at }) => searchWithin(search, messages[message], message, at)),
        )
      }
    }
    case "call": {
      const test = compileLogic(condition.test, compileTest)
      return ({ messages }) =>
        found(collect(callsOf(messages, condition.doing), (call) => spansOfCall(call, test(call))))
    }
  }
}

function verdictOf({ judge, variable, levels }: VerdictCondition, input: DetectorInput): Finding {
  const key = variable ?? input.variable
  const judges = Object.hasOwn(input.verdicts, key) ? input.verdicts[key] : undefined
  const level = judges && Object.hasOwn(judges, judge) ? judges[judge] : undefined
  const unknown = (reason: string): Finding => ({ value: null, spans: [], reasons: [reason] })
  if (level === undefined) return unknown(`“${judge}” has not judged ${key}`)
  if (level === null) return unknown(`“${judge}” failed on ${key}`)
  return { value: levels.includes(level), spans: [], reasons: [] }
}

function rangesOf(messages: Message[], place: Extract<Condition, { kind: "place" }>["place"]): Span[] {
  return messages.flatMap(({ role, text, blocks }, message): Span[] => {
    if (place === "transcript" || (place === "text" && role === "assistant"))
      return [{ message, at: [0, text.length] }]
    if (role !== "assistant") return []
    return blocks.flatMap((block) => {
      const wanted =
        place === "said"
          ? block.type === "text"
          : place === "reasoning" && block.type === "reasoning" && block.form !== "redacted"
      return wanted ? [{ message, at: block.at }] : []
    })
  })
}

function searchWithin(search: Search, message: Message | undefined, ordinal: number, at: TextRange): Span[] {
  return search(message?.text.slice(...at) ?? "", MOST_SPANS).map(([start, end]) => ({
    message: ordinal,
    at: [at[0] + start, at[0] + end],
  }))
}

/** The spans that made a call fulfil the test; the whole call where it was its tool, or what it lacks. */
function spansOfCall(call: Call, { value, spans }: Finding): Span[] {
  if (value !== true) return []
  return spans.length > 0 ? spans : [{ message: call.message, at: call.block.at }]
}

function compileTest(test: CallTest): Run<Call> {
  if (test.kind === "tool") {
    const named = test.patterns.map(nameTest)
    return ({ block }) => ({ value: named.some((is) => is(block.name)), spans: [], reasons: [] })
  }
  const search = searchAny(test.patterns)
  const wanted = (leaf: Leaf) => {
    if (test.kind === "has") return true
    return test.kind === "to" ? isRecipient(leaf) : leaf.keys.some((key) => sameName(key, test.argument))
  }
  return (call) => {
    const leaves = leavesOf(call).filter(wanted)
    return found(
      collect(leaves, (leaf) =>
        search(leaf.text, MOST_SPANS).map((range) => ({
          message: call.message,
          at: placeInMessage(call, leaf, range),
        })),
      ),
    )
  }
}

function nameTest(pattern: Pattern): (name: string) => boolean {
  if (pattern.kind === "phrase") return (name) => sameName(name, pattern.text)
  const search = compiled(pattern)
  return (name) => search(name, 1).length > 0
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Any of several patterns: spans of each in turn, so that a frequent one does not crowd out the others. */
function searchAny(patterns: Pattern[]): Search {
  const searches = patterns.map(compiled)
  return (text, limit) =>
    mixedLists(
      searches.map((search) => search(text, limit)),
      limit,
    )
}

function compiled(pattern: Pattern): Search {
  const search = compilePattern(pattern)
  if (typeof search === "string") throw new RangeError(search)
  return search
}

function collect<T>(items: T[], spansOf: (item: T) => Span[]): Span[] {
  const spans: Span[] = []
  for (const item of items) {
    spans.push(...spansOf(item))
    if (spans.length >= MOST_SPANS) break
  }
  return spans.slice(0, MOST_SPANS)
}

function evidenceOf(spans: Span[], messages: Message[]): DetectorEvidence[] {
  const distinct = new Map(spans.map((span) => [[span.message, ...span.at].join(" "), span]))
  return [...distinct.values()]
    .filter(({ at }) => at[0] < at[1])
    .sort((a, b) => a.message - b.message || a.at[0] - b.at[0] || a.at[1] - b.at[1])
    .map(({ message, at }) => ({ message, at, quote: messages[message]?.text.slice(...at) ?? "" }))
}
