import { plural } from "@/lib/format/words"
import { type Mark, segmentsOf } from "@/lib/model/reader/marks"
import type { ShownText } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"
import { transcriptUrl } from "@/lib/urls/reader"
import type { Side } from "./side"

type Props = { content: ShownText; marks: Mark[]; side: Side; message: number; className?: string }

/** A text exactly as written, with its evidence behind it; what is too long to stand here is in the reader. */
export function SideText({ content, marks, side, message, className = "" }: Props) {
  const { at, text, rest } = content
  const shown: TextRange = [at[0], at[0] + text.length]
  const left = rest.reduce((sum, [start, end]) => sum + end - start, 0)
  return (
    <div dir="auto" className={`wrap-anywhere whitespace-pre-wrap ${className}`}>
      {segmentsOf(shown, marks).map((segment) => {
        const part = text.slice(segment.at[0] - at[0], segment.at[1] - at[0])
        const over = segment.marks.filter(({ kind }) => kind !== "link")
        return over.length === 0 ? (
          part
        ) : (
          <Marked key={segment.at[0]} marks={over} closes={segment.closes}>
            {part}
          </Marked>
        )
      })}
      {left > 0 && (
        <a
          href={transcriptUrl(side.id, { study: side.study }, message)}
          className="link block font-sans text-sm"
        >
          {`${plural(left, "more character")} in the reader`}
        </a>
      )}
    </div>
  )
}

/** Names that stand at the end of a mark; all of them are its title. */
const NAMED = 2
const CHIP =
  "mx-0.5 inline-block max-w-full select-none rounded-sm border border-edge px-1 align-text-top font-sans text-[0.65rem] text-ink leading-normal"

function Marked({ marks, closes, children }: { marks: Mark[]; closes: Mark[]; children: string }) {
  const evidence = marks.some(({ kind }) => kind === "evidence")
  const names = [...new Set(closes.map(({ label }) => label))]
  const words = [...new Set(marks.map(({ label }) => label))].join(", ")
  return (
    <mark
      title={words}
      className={
        evidence
          ? "bg-evidence text-ink"
          : "bg-transparent text-inherit underline decoration-edge decoration-dotted"
      }
    >
      {children}
      {names.slice(0, NAMED).map((label) => (
        <span key={label} className={CHIP}>
          {evidence && <span className="sr-only">evidence for </span>}
          {label}
        </span>
      ))}
      {names.length > NAMED && (
        <span className={CHIP}>
          <span aria-hidden="true">{`+${names.length - NAMED}`}</span>
          <span className="sr-only">{`evidence for ${names.slice(NAMED).join(", ")}`}</span>
        </span>
      )}
    </mark>
  )
}
