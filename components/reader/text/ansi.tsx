import { type AnsiStyle, ansiRuns } from "@/lib/model/reader/text/ansi"
import { fitMarks } from "@/lib/model/reader/text/markdown/marks"
import { Leaf, type Source } from "./leaf"
import { PlainText } from "./plain"

/** What a program wrote for a terminal: its colours, without its control sequences. */
export function AnsiText({ source, className = "" }: { source: Source; className?: string }) {
  const { text, start, marks } = source
  const runs = ansiRuns(text)
  const shown = runs.map(({ at }): [number, number] => [start + at[0], start + at[1]])
  const fitted = fitMarks(marks, [start, start + text.length], shown)
  if (fitted === null) return <PlainText source={source} className={className} />
  return (
    <div dir="auto" className={`ansi-text wrap-anywhere whitespace-pre-wrap ${className}`}>
      {runs.map(({ at, style }) =>
        style ? (
          <span key={at[0]} className={classesOf(style)} style={coloursOf(style)}>
            <Leaf source={{ ...source, marks: fitted }} leaf={{ at, shown: null }} />
          </span>
        ) : (
          <Leaf key={at[0]} source={{ ...source, marks: fitted }} leaf={{ at, shown: null }} />
        ),
      )}
    </div>
  )
}

function classesOf({ bold, dim, italic, underline, strike }: AnsiStyle): string {
  return [
    bold && "font-semibold",
    dim && "text-muted",
    italic && "italic",
    underline && "underline",
    strike && "line-through",
  ]
    .filter(Boolean)
    .join(" ")
}

/** A background is a line below: no pair of colours that a program chose can then be unreadable. */
function coloursOf({ colour, background }: AnsiStyle) {
  return {
    ...(colour && { color: `var(--ansi-${colour})` }),
    ...(background && { boxShadow: `inset 0 -2px var(--ansi-${background})` }),
  }
}
