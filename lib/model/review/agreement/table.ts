import type { Variable } from "@/lib/model/study"
import type { Agreement, Scale } from "@/lib/stats/agreement/measures"
import type { spanAgreement } from "@/lib/stats/agreement/spans"

// How far judges agree, as pages and files have it.

export type AgreementRow = {
  variable: string
  /** The judges that are held against each other, by name. */
  judges: string[]
  agreement: Agreement
  /** Transcripts on which not all say the same. */
  differing: number
  /** The answer that was given most often, and its share of all answers; null for numbers. */
  common: { value: string; share: number } | null
}

export type AgreementTable = { levels: string[]; counts: number[][] }

export type AgreementDetail = {
  variable: Variable
  scale: Scale
  all: AgreementRow
  /** Per two judges who met, those who met most often first, with their table; no table for numbers. */
  pairs: (AgreementRow & { a: string; b: string; table: AgreementTable | null })[]
  groups: (AgreementRow & { by: Record<string, string | null> })[]
}

/** How far two marked the same words. */
export type SpanAgreement = { a: string; b: string } & ReturnType<typeof spanAgreement>
