import { type StaleReason, staleReasons } from "@/lib/model/codebook/stale"
import type { QuestionDefinition } from "./definition"

// What saving a question would do, before it is done.

export type QuestionPreview = {
  key: string
  definition: QuestionDefinition
  /** The version that it would become. */
  version: number
  /** Its words are those that stand. */
  same: boolean
  /** Labels that stand, under whatever words. */
  labels: number
  stale: StaleCount[]
}

export type StaleCount = { reason: StaleReason; n: number; people: { person: string; n: number }[] }

/** Stale labels by reason, the gravest first, and by person. */
export function staleCounts(stale: { person: string; reason: StaleReason }[]): StaleCount[] {
  return staleReasons.flatMap((reason) => {
    const own = stale.filter((label) => label.reason === reason)
    if (own.length === 0) return []
    const people = [...Map.groupBy(own, ({ person }) => person)].map(([person, { length }]) => ({
      person,
      n: length,
    }))
    return { reason, n: own.length, people }
  })
}
