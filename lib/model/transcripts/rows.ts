export type TranscriptRow = {
  id: string
  /** Opaque position in the list's order. */
  cursor: string
  model: string
  factors: Record<string, string>
  sampleId: string
  epoch: number
  failed: string | null
  excluded: string | null
  action: string | null
  messageCount: number
  characters: number
  /** Value per variable key; absent when missing. */
  values: Record<string, string | number>
  /** How many of its judgements somebody calls wrong, which nobody has settled. */
  disputed: number
  /** For a search: where the words are; `marks` are ranges in `snippet`. */
  hit: { message: number; snippet: string; marks: [number, number][] } | null
}

export type TranscriptList = {
  rows: TranscriptRow[]
  /** Transcripts of the whole list, not of this page. */
  total: number
  /** Counts that publications state for this population; no transcripts to list. */
  publishedN: number
  /** Of the same filters, those that are excluded from rates and not in this list. */
  excludedN: number
  /** Cursors of the neighbouring pages; null at the ends. */
  before: string | null
  after: string | null
}
