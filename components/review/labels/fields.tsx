import { useEffect, useRef } from "react"
import type { Question } from "@/lib/model/codebook/questions/definition"
import type { Answer } from "@/lib/model/review/labels/answers"
import type { LabelAction } from "@/lib/model/review/labels/state"

type FieldProps = { question: Question; answer: Answer; change: (action: LabelAction) => void }

/** A text, or the reason of an answer. */
export function Words({
  question: { key },
  answer,
  change,
  field,
  label,
  focused = false,
}: FieldProps & { field: "reason" | "text"; label: string; focused?: boolean }) {
  const element = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focused) element.current?.focus()
  }, [focused])
  return (
    <textarea
      ref={element}
      aria-label={label}
      placeholder={field === "reason" ? "reason" : undefined}
      data-field={field}
      value={answer[field]}
      rows={2}
      onChange={(event) => change({ type: "write", question: key, field, words: event.target.value })}
      className="field-sizing-content mt-1 max-h-48 min-h-[2.6rem] w-full border border-edge bg-paper px-1.5 py-0.5 text-sm"
    />
  )
}

/** The number that answers a question. */
export function NumberField({ question: { key, definition }, answer, change }: FieldProps) {
  return (
    <input
      type="number"
      step="any"
      aria-label={definition.question}
      data-field="number"
      min={definition.range?.low}
      max={definition.range?.high}
      value={answer.number ?? ""}
      onChange={({ target }) => {
        const number = target.value === "" || Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber
        change({ type: "number", question: key, number })
      }}
      className="mt-1 min-h-[28px] w-28 border border-edge bg-paper px-1.5 tabular-nums"
    />
  )
}
