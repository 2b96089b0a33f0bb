import type { TextRange } from "@/lib/model/transcript"
import type { ReadJudgement, Span } from "./reading"
import type { OutlineRow } from "./shown"

/** A tool call as evidence may point at it; `results` are the ordinals of the messages that answer it. */
export type CalledAction = { message: number; block: number; at: TextRange; results: number[] }

/** Where a verdict of harm points. */
export type Moment = {
  /** Ordinal of the message; `block` is the index of the call there, null where it is not an action. */
  message: number
  block: number | null
  at: TextRange | null
  /** What is harm by that verdict, in words, and the judgement's id. */
  variable: string
  judgement: string
}

/** What the agent did, without the calls it only planned: how often, and the first in a few words. */
export type Acts = { count: number; first: { message: number; words: string } | null }

/** The acts of a whole transcript; `words` says the first better than the name of its tool. */
export function actsOf(
  outline: Pick<OutlineRow, "message" | "actions">[],
  words: string | null = null,
): Acts {
  const first = outline.find(({ actions }) => actions.length > 0)
  return {
    count: outline.reduce((sum, { actions }) => sum + actions.length, 0),
    first: first ? { message: first.message, words: words ?? first.actions[0] ?? "" } : null,
  }
}

/**
 * The actions on which standing headline verdicts of harm rest, in the transcript's order, each once: a call with
 * evidence in it or in what it brought back. A verdict whose evidence is in no action gives its first span; one
 * without evidence gives nothing.
 */
export function momentsOf({
  judgements,
  calls,
}: {
  judgements: ReadJudgement[]
  calls: CalledAction[]
}): Moment[] {
  const moments = judgements
    .filter(({ harm, headline, superseded }) => harm === true && headline && !superseded)
    .flatMap((judgement) => {
      const { id, variable, evidence } = judgement
      const own = { variable: variable.label ?? variable.key, judgement: id }
      const spans = [...evidence].sort((a, b) => a.message - b.message || a.start - b.start)
      const actions = spans.flatMap((span): Moment[] => {
        const call = calls.find((one) => rests(span, one))
        return call ? [{ message: call.message, block: call.block, at: call.at, ...own }] : []
      })
      const [first] = spans
      if (actions.length > 0 || !first) return actions
      return [{ message: first.message, block: null, at: [first.start, first.end] as TextRange, ...own }]
    })
  const seen = new Set<string>()
  return moments
    .filter(({ message, block, at }) => {
      const place = `${message} ${block ?? `at ${at}`}`
      return !seen.has(place) && seen.add(place)
    })
    .sort((a, b) => a.message - b.message || (a.at?.[0] ?? 0) - (b.at?.[0] ?? 0))
}

function rests({ message, start, end }: Span, call: CalledAction): boolean {
  if (call.message === message) return start < call.at[1] && call.at[0] < end
  return call.results.includes(message)
}
