import type { ReactNode } from "react"
import { type Mark, type Segment, segmentsOf } from "@/lib/model/reader/marks"
import type { ShownMessage } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"

type Props = {
  /** Exactly what stands at `at`. */
  text: string
  at: TextRange
  marks: Mark[]
}

/**
 * A range of a message's text with its marks behind it; each links back to what it is a mark of. It stands in an
 * element that says where it begins (`data-at`).
 */
export function MarkedText({ text, at, marks }: Props) {
  if (marks.length === 0) return text
  return segmentsOf(at, marks).map((segment) => {
    const shown = text.slice(segment.at[0] - at[0], segment.at[1] - at[0])
    if (segment.marks.length === 0) return shown
    return (
      <MarkSegment key={segment.at[0]} segment={segment}>
        {shown}
      </MarkSegment>
    )
  })
}

/** Words that stand for a range of the text without being it: a mark in it marks them all. */
export function MarkedStandIn({ text, at, marks }: Props) {
  const segments = segmentsOf(at, marks)
  const all = (key: "marks" | "opens" | "closes") => [...new Set(segments.flatMap((segment) => segment[key]))]
  const segment = { at, marks: all("marks"), opens: all("opens"), closes: all("closes") }
  return segment.marks.length === 0 ? text : <MarkSegment segment={segment}>{text}</MarkSegment>
}

const kinds = {
  evidence: "bg-evidence text-ink outline-accent target:outline-2 data-here:outline-2",
  comment:
    "bg-transparent text-inherit underline decoration-2 decoration-edge decoration-dotted underline-offset-4 outline-accent target:outline-2 data-here:outline-2",
  link: "bg-transparent text-inherit outline-2 outline-accent",
}

function MarkSegment({ segment, children }: { segment: Segment; children: ReactNode }) {
  const [first, ...others] = segment.opens
  const has = (kind: Mark["kind"]) => segment.marks.some((mark) => mark.kind === kind)
  const kind = has("evidence") ? "evidence" : has("comment") ? "comment" : "link"
  return (
    <mark
      id={first?.id}
      data-source={segment.marks.map(({ source }) => source).join(" ")}
      title={segment.marks.map(({ label }) => label).join(", ")}
      className={`scroll-mt-24 ${kinds[kind]} ${kind !== "link" && has("link") ? "outline-2" : ""}`}
    >
      {others.map(({ id }) => (
        <span key={id} id={id} className="scroll-mt-24" />
      ))}
      {children}
      {distinct(segment.closes).map(({ id, kind: closed, source, label }) =>
        closed === "link" ? null : (
          <a
            key={id}
            href={`#${source}`}
            dir="ltr"
            data-label
            className="mx-0.5 select-none rounded-sm border border-edge px-1 align-text-top font-sans text-[0.65rem] text-ink no-underline hover:border-ink"
          >
            {closed === "evidence" && <span className="sr-only">evidence for </span>}
            {label}
          </a>
        ),
      )}
    </mark>
  )
}

/** Several judges of one variable rest on the same words: one way back is enough. */
function distinct(marks: Mark[]): Mark[] {
  return marks.filter(({ label }, i) => marks.findIndex((mark) => mark.label === label) === i)
}

/** Marks that nothing shown holds: they point into the raw text, and are quoted from there. */
export function UnplacedMarks({ message: { unplaced } }: { message: ShownMessage }) {
  if (unplaced.length === 0) return null
  return (
    <ul className="mt-2 text-sm">
      {unplaced.map(({ mark, quote }) => (
        <li key={mark.id} id={mark.id} className="scroll-mt-24">
          {mark.kind === "link" ? (
            "The linked words are markup that only the raw text shows: "
          ) : (
            <>
              <a href={`#${mark.source}`} className="link">
                {mark.label}
              </a>
              {" rests on markup that only the raw text shows: "}
            </>
          )}
          <q className="wrap-anywhere bg-evidence font-mono text-ink text-xs">{quote.slice(0, 400)}</q>
        </li>
      ))}
    </ul>
  )
}
