import { type Mark, segmentsOf } from "@/lib/model/marks"
import type { TextRange } from "@/lib/model/transcript"

/** A range of a message's text with its evidence behind it; each mark links back to what it is evidence of. */
export function MarkedText({ text, at, marks }: { text: string; at: TextRange; marks: Mark[] }) {
  return segmentsOf(at, marks).map((segment) => {
    const shown = text.slice(...segment.at)
    if (segment.marks.length === 0) return shown
    const [first, ...others] = segment.opens
    return (
      <mark
        key={segment.at[0]}
        id={first?.id}
        title={segment.marks.map(({ label }) => label).join(", ")}
        className="scroll-mt-24 bg-evidence text-ink outline-accent target:outline-2 data-here:outline-2"
      >
        {others.map(({ id }) => (
          <span key={id} id={id} className="scroll-mt-24" />
        ))}
        {shown}
        {distinct(segment.closes).map(({ id, source, label }) => (
          <a
            key={id}
            href={`#${source}`}
            dir="ltr"
            className="mx-0.5 select-none rounded-sm border border-edge px-1 align-text-top font-sans text-[0.65rem] text-ink no-underline hover:border-ink"
          >
            <span className="sr-only">evidence for </span>
            {label}
          </a>
        ))}
      </mark>
    )
  })
}

/** Several judges of one variable rest on the same words: one way back is enough. */
function distinct(marks: Mark[]): Mark[] {
  return marks.filter(({ label }, i) => marks.findIndex((mark) => mark.label === label) === i)
}

/** Marks that nothing shown holds: they point into the raw text, and are quoted from there. */
export function UnplacedMarks({ text, marks }: { text: string; marks: Mark[] }) {
  const unplaced = marks.filter(({ anchor }) => anchor === null)
  if (unplaced.length === 0) return null
  return (
    <ul className="mt-2 text-sm">
      {unplaced.map((mark) => (
        <li key={mark.id} id={mark.id} className="scroll-mt-24">
          <a href={`#${mark.source}`} className="link">
            {mark.label}
          </a>{" "}
          rests on markup that only the raw text shows:{" "}
          <q className="wrap-anywhere bg-evidence font-mono text-ink text-xs">
            {text.slice(...mark.at).slice(0, 400)}
          </q>
        </li>
      ))}
    </ul>
  )
}
