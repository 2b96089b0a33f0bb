import { count } from "@/lib/format"
import { chunksOf } from "@/lib/model/chunks"
import type { Mark } from "@/lib/model/marks"
import type { TextRange } from "@/lib/model/transcript"
import { MarkedText } from "./marked-text"

type Props = { text: string; at: TextRange; marks: Mark[]; className?: string }

/**
 * Transcript text as it is. A long one shows its beginning; the rest is in the page, laid out part by part
 * as it comes into sight.
 */
export function TextBlock({ text, at, marks, className = "" }: Props) {
  const [first, ...rest] = chunksOf(text, at)
  if (!first) return null
  const style = `max-w-read whitespace-pre-wrap wrap-anywhere ${className}`
  if (rest.length === 0) {
    return (
      <div dir="auto" className={style}>
        <MarkedText text={text} at={first} marks={marks} />
      </div>
    )
  }
  return (
    <div className={style}>
      <div dir="auto">
        <MarkedText text={text} at={first} marks={marks} />
      </div>
      <details data-fold className="my-1">
        <summary className="disclosure py-1 font-sans text-accent text-sm">
          {`the other ${count(at[1] - first[1])} of ${count(at[1] - at[0])} characters`}
        </summary>
        {rest.map((chunk) => (
          <div
            key={chunk[0]}
            dir="auto"
            className="[contain-intrinsic-size:auto_60rem] [content-visibility:auto]"
          >
            <MarkedText text={text} at={chunk} marks={marks} />
          </div>
        ))}
      </details>
    </div>
  )
}
