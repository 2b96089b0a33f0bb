import { canonicalJson } from "@/lib/model/canonical-json"
import type { QuestionDefinition, QuestionLevel } from "@/lib/model/codebook/questions/definition"

// What a change of a question's words does to the labels that were made under the words before.

/**
 * Why a label may no longer say what it said, the gravest first: the question itself reads otherwise; the level that
 * was given does; another level does, so that it might have been given instead; a level was not there to be given.
 */
export const staleReasons = ["question", "level", "other level", "added level"] as const
export type StaleReason = (typeof staleReasons)[number]

export const staleWords: Record<StaleReason, string> = {
  question: "the question reads otherwise",
  level: "the level they gave reads otherwise",
  "other level": "another level reads otherwise",
  "added level": "a level is there that was not",
}

/** What one person said of one transcript under some version of a question. */
export type Labelled = {
  before: QuestionDefinition
  /** The levels given; of a number or a text none. */
  levels: string[]
}

/** Why a label is stale under other words; null where what changed does not matter to it. */
export function staleBy({ before, levels }: Labelled, now: QuestionDefinition): StaleReason | null {
  if (asked(before) !== asked(now)) return "question"
  const changed = before.levels.filter((level) => {
    const kept = now.levels.find(({ key }) => key === level.key)
    return kept && words(kept) !== words(level)
  })
  // Of several, each level was decided by itself: a no rests on its level's words as a yes does.
  if (changed.some(({ key }) => now.kind === "several" || levels.includes(key))) return "level"
  if (changed.length > 0 || (now.kind === "ordered" && isReordered(before, now))) return "other level"
  return now.levels.some(({ key }) => !before.levels.some((level) => level.key === key))
    ? "added level"
    : null
}

function asked({ question, help, range }: QuestionDefinition): string {
  return canonicalJson({ question, help, range })
}

function words({ label, definition }: QuestionLevel): string {
  return canonicalJson({ label, definition })
}

function isReordered(before: QuestionDefinition, now: QuestionDefinition): boolean {
  const order = (of: QuestionDefinition, among: QuestionDefinition) =>
    of.levels.map(({ key }) => key).filter((key) => among.levels.some((level) => level.key === key))
  return order(before, now).join("\n") !== order(now, before).join("\n")
}
