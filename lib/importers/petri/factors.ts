import { createHash } from "node:crypto"
import type { Metadata } from "./transcript-schema"

const DIMENSION = /^\s*<dimension>\s*([^<]{1,60}?)\s*<\/dimension>\s*/
const TITLE = /^\s*\*\*([^*\n]{1,120})\*\*/
const LONGEST = 120

export type Variation = {
  number: number
  description: string | undefined
  /** Whether the run marks what a variation changes, so that an unmarked one is known to change nothing. */
  marked: boolean
}

/** What was assigned by the variation: its number, the scenario's title, and what it changes of the scenario. */
export function variationFactors({ number, description = "", marked }: Variation): Record<string, string> {
  const changed = DIMENSION.exec(description)?.[1]
  const title = TITLE.exec(description.replace(DIMENSION, ""))?.[1]
  const scenario = title
    ?.replace(/^Scenario\s+\d+\s*/i, "")
    .replace(/^\s*[:.–—-]\s*/, "")
    .trim()
  return {
    variation: String(number),
    ...(scenario && { scenario }),
    ...((changed || marked) && { variation_dimension: changed ?? "none" }),
  }
}

/** Whether a run's variations say what they change: with a tag, or by there being nothing to change. */
export function marksDimensions(dimensions: string[] | undefined, descriptions: string[]): boolean {
  if (dimensions === undefined) return false
  return dimensions.length === 0 || descriptions.some((description) => DIMENSION.test(description))
}

/** Settings of a rollout that were assigned, from wherever the run states them. */
export function rolloutFactors(metadata: Record<string, unknown>): Record<string, string> {
  const factors: Record<string, string> = {}
  if (typeof metadata.modality === "string") factors.modality = metadata.modality
  // Bloom writes this boolean as text.
  const noUser = String(metadata.no_user_mode ?? "").toLowerCase()
  if (noUser === "true" || noUser === "false") factors.no_user_mode = noUser === "true" ? "yes" : "no"
  if (typeof metadata.max_turns === "number") factors.max_turns = String(metadata.max_turns)
  return factors
}

/** What a transcript itself says was assigned: the evaluator, and the instruction that it started from. */
export function transcriptFactors(evaluator: string | undefined, metadata: Metadata): Record<string, string> {
  const seed = metadata.seed_instruction?.trim().replace(/\s+/g, " ")
  return { ...(evaluator && { evaluator }), ...(seed && { seed_instruction: short(seed) }) }
}

/** A long instruction is told from others by a few characters of its hash. */
function short(text: string): string {
  if (text.length <= LONGEST) return text
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8)
  return `${text.slice(0, LONGEST - 12)}… ${hash}`
}
