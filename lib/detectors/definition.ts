// A detector is a judge that is a definition: the same transcript always gets the same answer. This is what a
// definition says, once read; parse.ts reads it from text and format.ts writes it.

/** Phrases are found whatever their case; a pattern only ignores case when it says so. */
export type Pattern =
  | { kind: "phrase"; text: string }
  /** `source` as it stands between the slashes, a slash within it escaped. */
  | { kind: "regex"; source: string; ignoreCase: boolean }

/** Conditions joined by and, or and not. A list is never of its own kind, and never of fewer than two. */
export type Logic<T> =
  | { op: "one"; one: T }
  | { op: "not"; of: Logic<T> }
  | { op: "and" | "or"; of: Logic<T>[] }

/** All that the model wrote, its visible text, its reasoning, or any message of any role. */
export type Place = "text" | "said" | "reasoning" | "transcript"

/** A call that was made, one only written out in reasoning, or either. */
export type Doing = "action" | "plan" | "call"

/** What one call has to fulfil. Patterns are alternatives. */
export type CallTest =
  | { kind: "tool"; patterns: Pattern[] }
  | { kind: "to"; patterns: Pattern[] }
  | { kind: "has"; patterns: Pattern[] }
  | { kind: "with"; argument: string; patterns: Pattern[] }

export type Condition =
  /** Another judge's level; without a variable it is the detector's own. Levels are alternatives. */
  | { kind: "verdict"; judge: string; variable: string | null; levels: string[] }
  | { kind: "place"; place: Place; patterns: Pattern[] }
  /** One call fulfils the whole test. */
  | { kind: "call"; doing: Doing; test: Logic<CallTest> }

export type Detector = Logic<Condition>
export type VerdictCondition = Extract<Condition, { kind: "verdict" }>

export function one<T>(condition: T): Logic<T> {
  return { op: "one", one: condition }
}

/** Conditions joined, those of the same kind taken up. Throws a RangeError for an empty list. */
export function joined<T>(op: "and" | "or", parts: Logic<T>[]): Logic<T> {
  const flat = parts.flatMap((part) => (part.op === op ? part.of : [part]))
  const [first] = flat
  if (!first) throw new RangeError(`nothing to join with ${op}`)
  return flat.length === 1 ? first : { op, of: flat }
}

/** Every verdict that a detector asks for, in order: what a study must have for it to mean anything. */
export function verdictsAsked(detector: Detector): VerdictCondition[] {
  if (detector.op === "one") return detector.one.kind === "verdict" ? [detector.one] : []
  return detector.op === "not" ? verdictsAsked(detector.of) : detector.of.flatMap(verdictsAsked)
}
