export type RunRow = {
  id: number
  title: string
  format: string
  file: string
  sha256: string
  status: string
  error: string | null
  statedTotal: number | null
  sourceCreatedAt: string | null
  importedAt: string
  settings: Record<string, unknown>
  citation: string | null
  models: string[]
  transcripts: number
  /** Beside the transcripts: those that no rate counts. */
  excluded: number
  failed: number
  publishedN: number
  warnings: { file: string; place: string; message: string; rejected: boolean }[]
}
