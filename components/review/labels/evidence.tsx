import type { QuestionLevel } from "@/lib/model/codebook/questions/definition"
import type { Answer, AnswerSpan } from "@/lib/model/review/labels/answers"
import { Key } from "./key"

type Props = {
  answer: Answer
  current: boolean
  levels: QuestionLevel[]
  attach: () => void
  remove: (index: number) => void
  hrefOf: (span: AnswerSpan) => string
  goTo: (span: AnswerSpan) => void
}

/** The words that an answer rests on, each a link to its place. */
export function LabelEvidence({ answer, current, levels, attach, remove, hrefOf, goTo }: Props) {
  const labelOf = (key: string) => levels.find((level) => level.key === key)?.label ?? key
  return (
    <>
      {answer.spans.length > 0 && (
        <ul aria-label="Evidence" className="mt-0.5 text-sm">
          {answer.spans.map((span, index) => (
            <li
              key={`${span.message} ${span.start} ${span.end} ${span.level}`}
              className="flex items-start gap-1"
            >
              <a
                href={hrefOf(span)}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  goTo(span)
                }}
                className="wrap-anywhere min-h-[24px] min-w-0 flex-1 py-0.5 hover:underline"
              >
                <span className="text-muted">{`#${span.message + 1} `}</span>
                <span className="own-evidence">{short(span.exact)}</span>
                {span.level !== null && <span className="text-muted">{` ${labelOf(span.level)}`}</span>}
              </a>
              <button
                type="button"
                aria-label={`Take the evidence “${short(span.exact)}” away`}
                onClick={() => remove(index)}
                className="min-h-[24px] min-w-[24px] text-muted hover:text-ink"
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {current && (
        <button
          type="button"
          onPointerDown={(event) => event.preventDefault()}
          onClick={attach}
          className="min-h-[24px] text-muted text-sm underline decoration-line underline-offset-2 hover:text-ink"
        >
          attach the selected words
          <Key>e</Key>
        </button>
      )}
    </>
  )
}

function short(words: string): string {
  const line = words.replace(/\s+/g, " ").trim()
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-25)}` : line
}
