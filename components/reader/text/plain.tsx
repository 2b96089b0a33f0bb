import { Leaf, type Source } from "./leaf"
import { MarkedText } from "./marked"

/** Text exactly as it is written. */
export function PlainText({ source, className = "" }: { source: Source; className?: string }) {
  const { text, start, marks, placeless } = source
  const style = `wrap-anywhere whitespace-pre-wrap ${className}`
  if (text.includes("\r")) {
    return (
      <div dir="auto" className={style}>
        <Leaf source={source} leaf={{ at: [0, text.length], shown: null }} />
      </div>
    )
  }
  return (
    <div dir="auto" data-at={placeless ? undefined : start} className={style}>
      <MarkedText text={text} at={[start, start + text.length]} marks={marks} />
    </div>
  )
}
