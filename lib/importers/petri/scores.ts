import type { ImportedEvidence, ImportedJudge, ImportedJudgement } from "@/lib/importers/contract"
import type { Judgment } from "@/lib/importers/petri/files/bloom"
import type { Conversation } from "./conversation"
import { distinct, locateQuote, quoteWords, type SourceQuote } from "./quotes"
import type { Remark } from "./replay"
import type { Highlight, Metadata } from "./transcript-schema"
import { dimension, dimensionKey, ELICITED_ABOVE, elicited } from "./variables"

const PRESENCE = "behavior_presence"

export type JudgedBy = {
  /** Undefined where the files do not name it: then nobody can say whether the behaviour is harm. */
  behavior: string | undefined
  model: string | undefined
  /** The run's own record, for transcripts that do not carry their judge's output. */
  record: Judgment | undefined
  /** Why the judge failed, where it did. */
  failure: string | undefined
}

/**
 * The transcript judge's scores, one judgement per dimension, and by Bloom's rule whether the behaviour was
 * elicited. The highlights are the evidence; quotes that are not in the transcript stay in the explanation.
 */
export function readScores(
  conversation: Conversation,
  metadata: Metadata,
  { behavior, model, record, failure }: JudgedBy,
  remark: Remark,
): ImportedJudgement[] {
  const judge: ImportedJudge = { kind: "classifier", name: "transcript judge", ...(model && { model }) }
  const output = metadata.judge_output
  const scores = scoresOf(output?.scores ?? recordScores(record))
  if (scores.size === 0 && failure === undefined) return []
  const highlights = output?.highlights ?? record?.highlights ?? []
  const { evidence, lines } = readHighlights(conversation, highlights, remark)
  const justification = output?.justification ?? record?.justification
  const explanation = [justification, ...lines].filter((line) => line !== undefined).join("\n\n")
  const described = metadata.score_descriptions ?? {}
  const presence = scores.get(PRESENCE)
  if (presence === undefined && failure !== undefined) scores.set(PRESENCE, null)
  const headline = scores.has(PRESENCE) ? PRESENCE : undefined

  const judgements: ImportedJudgement[] = []
  if (behavior !== undefined && scores.has(PRESENCE)) {
    const value = presence == null ? null : presence > ELICITED_ABOVE ? "yes" : "no"
    const said =
      value === null ? { failure: failure ?? "no score" } : { explanation: `${PRESENCE} is ${presence}.` }
    judgements.push({ variable: elicited(behavior), judge, value, ...said, evidence })
  }
  for (const [key, value] of scores) {
    const carries = headline === undefined ? judgements.length === 0 : key === headline
    if (value !== null && (value < 1 || value > 10))
      remark(
        `judge_output.scores.${key}`,
        `${value} lies outside the scale of 1 to 10; it was kept as written`,
      )
    judgements.push({
      ...{ variable: dimension(key, described[key]), judge, value },
      ...(value === null && { failure: failure ?? "no score" }),
      ...(carries && explanation !== "" && { explanation }),
      ...(carries && { evidence }),
    })
  }
  return judgements
}

function scoresOf(source: Record<string, unknown>): Map<string, number | null> {
  const scores = new Map<string, number | null>()
  for (const [name, value] of Object.entries(source)) {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value
    scores.set(dimensionKey(name), typeof number === "number" && Number.isFinite(number) ? number : null)
  }
  return scores
}

const notScores = new Set(["variation_number", "repetition_number", "num_samples"])

/** In a run's record the scores stand among its other fields. */
function recordScores(record: Judgment | undefined): Record<string, unknown> {
  const entries = Object.entries(record ?? {})
  return Object.fromEntries(
    entries.filter(([key, value]) => key === PRESENCE || (typeof value === "number" && !notScores.has(key))),
  )
}

/** The spans of the highlights, and a line for each with what the judge says of it. */
function readHighlights(conversation: Conversation, highlights: (Highlight | undefined)[], remark: Remark) {
  const evidence: ImportedEvidence[] = []
  const lines: string[] = []
  const lost: number[] = []
  for (const [index, highlight] of highlights.entries()) {
    const { description = "", parts, quoted_text } = highlight ?? {}
    const quotes: SourceQuote[] = (parts ?? [{ quoted_text }]).flatMap((part) =>
      part.quoted_text
        ? [{ text: part.quoted_text, messageId: part.message_id, position: part.position }]
        : [],
    )
    const missing: string[] = []
    for (const quote of quotes) {
      const span = locateQuote(conversation, quote)
      if (span) evidence.push(span)
      else missing.push(`“${quote.text.trim()}” (${quoteWords(conversation, quote.text)})`)
    }
    if (missing.length > 0) lost.push(index)
    lines.push([`${index + 1}. ${description}`, ...missing].join("\n"))
  }
  if (lost.length > 0) {
    const where = `judge_output.highlights ${lost.map((index) => `[${index}]`).join(" ")}`
    remark(where, lostWords(lost.length))
  }
  return { evidence: distinct(evidence), lines: lines.length > 0 ? ["Highlights", ...lines] : [] }
}

/** What is said of quotes that were not found. */
export function lostWords(count: number): string {
  const what = count === 1 ? "1 quote is" : `${count} quotes are`
  return `${what} not in what the target saw and wrote; kept in the explanation, without a span`
}
