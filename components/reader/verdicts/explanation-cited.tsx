import { Fragment, type ReactNode } from "react"
import { spanAnchor } from "@/lib/model/reader/marks"
import type { Span } from "@/lib/model/reader/reading"
import type { ReaderPlace } from "@/lib/model/reader/shown"
import { citationsOf, type ExplanationPart, type QuotedPlaces } from "@/lib/model/reader/spans/citations"
import { GoLink } from "./explanation-go"

export type Citing = {
  evidence: Span[]
  /** The verdict's anchor, when its evidence is marked in the transcript. */
  source: string | null
  found: QuotedPlaces
}

/** A judge's words; those that it quotes lead to where they stand, or are said to stand nowhere. */
export function Cited({ text, ...citing }: Citing & { text: string }) {
  return citationsOf(text, citing.evidence, citing.found).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place.
    <Fragment key={i}>{partOf(part, citing)}</Fragment>
  ))
}

/** A link to the n-th span of a verdict's evidence. */
export function EvidenceLink({
  index,
  evidence,
  source,
  children,
}: Omit<Citing, "found"> & { index: number; children: ReactNode }) {
  const span = evidence[index]
  if (!span) return children
  return (
    <GoLink place={spanPlace(span)} anchor={source === null ? undefined : spanAnchor(source, index)}>
      {children}
    </GoLink>
  )
}

export function spanPlace({ message, start, end }: Span): ReaderPlace {
  return { message, at: [start, end] }
}

function partOf(part: ExplanationPart, { evidence, source }: Citing): ReactNode {
  switch (part.kind) {
    case "text":
      return bold(part.text)
    case "evidence":
      return (
        <EvidenceLink index={part.evidence} evidence={evidence} source={source}>
          {part.text}
        </EvidenceLink>
      )
    case "place":
      return <GoLink place={part.place}>{part.text}</GoLink>
    case "lost":
      return (
        <span className="text-muted">
          {part.text}
          {!part.text.endsWith(")") && <small> (quote not found in the transcript)</small>}
        </span>
      )
  }
}

const BOLD = /(\*\*[^*\n]{1,200}\*\*)/

/** Judges write in Markdown; of that only what is bold is drawn. */
function bold(text: string): ReactNode {
  return text.split(BOLD).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place.
    <Fragment key={i}>{i % 2 === 1 ? <b>{part.slice(2, -2)}</b> : part}</Fragment>
  ))
}
