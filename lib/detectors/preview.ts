import type { DetectorTarget } from "./draft"

/** What a detector would say of a study, on some or all of its transcripts. */
export type DetectorPreview = {
  /** The definition in words. */
  words: string
  target: DetectorTarget
  /** Transcripts that rates count and whose run did not fail. */
  total: number
  looked: number
  /** Not all were meant to be looked at, but a sample: even over models and conditions, by chance within them. */
  sampled: boolean
  /** Left out of the preview since they are too long for it; the job judges them. */
  tooLong: number
  /** The definition took its time: not all of those that were meant to be looked at were. */
  stopped: boolean
  yes: number
  no: number
  unknown: number
  /** Wilson interval of yes among yes and no; null without any. */
  interval: { low: number; high: number } | null
  cells: PreviewCell[]
  open: { cell: PreviewCell; examples: PreviewExample[] } | null
}

export type Found = "yes" | "no" | "unknown"

/** What the headline says now, a level or why there is none, and what the detector finds. */
export type PreviewCell = { now: string; missing: boolean; found: Found; n: number }

export type PreviewExample = {
  id: string
  model: string
  factors: Record<string, string>
  sampleId: string
  epoch: number
  /** Why the detector's answer is unknown. */
  reason: string | null
  evidence: { message: number; quote: string }[]
}

/** How an address names a cell. */
export function previewCellKey({
  now,
  missing,
  found,
}: Pick<PreviewCell, "now" | "missing" | "found">): string {
  return `${missing ? `(${now})` : now} → ${found}`
}

/**
 * `size` of `total` places, evenly spread, from a start that the seed decides: the same for the same seed, so
 * that two definitions are held against the same transcripts. Places count from 0.
 */
export function evenSample(total: number, size: number, seed: string): number[] {
  let hash = 2166136261
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0
  const start = hash / 2 ** 32
  return Array.from({ length: size }, (_, index) =>
    Math.min(total - 1, Math.floor(((start + index) * total) / size)),
  )
}

/** The items in an order of which every beginning is evenly spread over the whole. */
export function spread<T>(items: T[]): T[] {
  const GOLDEN = (Math.sqrt(5) - 1) / 2
  return items
    .map((item, index) => ({ item, place: (index * GOLDEN) % 1 }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
