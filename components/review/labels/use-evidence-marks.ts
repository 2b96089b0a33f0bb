import { useEffect } from "react"
import { messageLeaves, rangeIn } from "@/components/reader/text/positions"
import type { Answers } from "@/lib/model/review/labels/answers"

const NAME = "own-evidence"
const PAUSE = 80

/** Lights one's own evidence in the text as it is attached, and again whenever rows come; its style is in globals.css. */
export function useEvidenceMarks(answers: Answers): void {
  useEffect(() => {
    const root = document.querySelector("[data-conversation]")
    const spans = Object.values(answers).flatMap((answer) => answer.spans)
    if (!root || spans.length === 0 || !("highlights" in CSS)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const paint = () => {
      timer = undefined
      const lit = new Highlight()
      for (const [message, own] of Map.groupBy(spans, (span) => span.message)) {
        const leaves = messageLeaves(root, message)
        for (const { start, end } of own) {
          const range = rangeIn(leaves, [start, end])
          if (range) lit.add(new StaticRange(range))
        }
      }
      CSS.highlights.set(NAME, lit)
    }
    const observer = new MutationObserver(() => {
      timer ??= setTimeout(paint, PAUSE)
    })
    observer.observe(root, { childList: true, subtree: true })
    paint()
    return () => {
      observer.disconnect()
      clearTimeout(timer)
      CSS.highlights.delete(NAME)
    }
  }, [answers])
}
