"use client"

import { useRouter } from "next/navigation"
import { useCallback, useEffect, useRef, useState } from "react"
import { useReader } from "@/components/reader/control"
import { messageElement } from "@/components/reader/spans/bring-into-sight"
import { type Selected, selectedOf } from "@/components/reader/spans/selected-parts"
import { useSelectionAction } from "@/components/reader/spans/selection-actions"
import type { Question } from "@/lib/model/codebook/questions/definition"
import {
  type Answer,
  type AnswerSpan,
  askedNow,
  NOTHING,
  problemsOf,
} from "@/lib/model/review/labels/answers"
import type { Draft } from "@/lib/model/review/labels/draft"
import { evidenceLevel, type LabelAction } from "@/lib/model/review/labels/state"
import { spanUrl } from "@/lib/urls/reader"
import { foldsQuestions } from "./folded"
import { LabelFoot } from "./foot"
import { LabelQuestion } from "./question"
import { spansOf } from "./selection-spans"
import { selectSentence } from "./sentence-cursor"
import { useLabels } from "./use-answers"
import { useEvidenceMarks } from "./use-evidence-marks"
import { useLabelKeys } from "./use-keys"
import { useLease } from "./use-lease"
import { useSubmission } from "./use-submission"

export type LabelFormProps = {
  person: string
  questions: Question[]
  draft: Draft
  /** The queue that one labels in, and whether its item is still to be done; null outside of queues. */
  queue: { id: number; open: boolean } | null
}

/** The questions of a codebook about the transcript that is open, answered by keys or pointer, kept at once. */
export function LabelForm({ person, questions, draft, queue }: LabelFormProps) {
  const reader = useReader()
  const { transcript, plan, go } = reader
  const form = useRef<HTMLDivElement>(null)
  const unfolded = useRef(false)
  const labels = useLabels({ transcript, person, questions, draft })
  const { state, status, note } = labels
  const { answers, current } = state
  const [spelled, setSpelled] = useState(false)
  const [writing, setWriting] = useState<string | null>(null)
  const [checked, setChecked] = useState(false)
  const [skip, setSkip] = useState({ open: false, reason: "" })
  const [said, say] = useState("")
  const lease = useLease(queue?.open ? queue.id : null, transcript.id, say)
  const submission = useSubmission({
    transcript,
    queue: queue?.id ?? null,
    labels,
    questions,
    lease,
    say,
    router: useRouter(),
  })
  const { change: apply } = labels
  const change = useCallback(
    (action: LabelAction) => {
      // What was said of the answers as they were is over.
      if (action.type !== "go") say("")
      apply(action)
    },
    [apply],
  )
  const folds = foldsQuestions(questions)
  const unfold = (key: string) => {
    unfolded.current = true
    change({ type: "go", question: key })
  }
  const asked = askedNow(questions, answers)
  const question = asked.find(({ key }) => key === current) ?? null
  const problems = checked ? problemsOf(questions, answers) : []
  useEvidenceMarks(answers)

  useEffect(() => {
    const element = form.current?.querySelector("[data-current]")
    if (current !== null && element && !element.contains(document.activeElement))
      element.scrollIntoView({ block: "nearest" })
    // The button that was pressed is gone.
    if (unfolded.current) element?.querySelector("input")?.focus()
    unfolded.current = false
  }, [current])

  const attach = useCallback(
    (selected: Pick<Selected, "parts"> | null) => {
      const spans = selected ? spansOf(selected.parts) : []
      if (!question) return
      const { key, definition } = question
      const several = definition.kind === "several"
      if (definition.spans === "none") say("This question takes no evidence.")
      else if (spans.length === 0) say("Select the words first; v selects a sentence.")
      else if (several && evidenceLevel(answers[key] ?? NOTHING, null) === null)
        say("Choose the level first that it is evidence of.")
      else {
        for (const span of spans) change({ type: "attach", question: key, span })
        document.getSelection()?.collapseToEnd()
      }
    },
    [question, answers, change],
  )
  const attachSelected = () => attach(selectedOf(document.getSelection(), plan))
  useSelectionAction(
    question && question.definition.spans !== "none" ? { words: "attach as evidence", act: attach } : null,
  )

  const submit = () => {
    const [problem] = problemsOf(questions, answers)
    setChecked(true)
    if (!problem) return submission.submit()
    change({ type: "go", question: problem.question })
    say("Not submitted: something is missing.")
  }
  const of = <T,>(act: (key: string) => T) => (current === null ? undefined : act(current))
  useLabelKeys(form, {
    level: (index) => {
      const level = question?.definition.levels[index]
      if (level && current !== null) change({ type: "choose", question: current, level: level.key })
    },
    none: () => of((key) => change({ type: "none", question: key })),
    step: (by) => change({ type: "step", by }),
    attach: attachSelected,
    detach: () => of((key) => change({ type: "detach", question: key })),
    sentence: (step) => {
      const message = reader.here()?.message
      const here = message === undefined ? null : messageElement(message)
      if (!selectSentence(step, here)) say("There is no further sentence here.")
    },
    unsure: () => of((key) => change({ type: "unsure", question: key })),
    write: () => focusField(form.current, question) || setWriting(current),
    spell: () => setSpelled(!spelled),
    undo: () => change({ type: "undo" }),
    redo: () => change({ type: "redo" }),
    skip: () => (queue?.open ? setSkip({ ...skip, open: true }) : say("One skips only what is in a queue.")),
    submit,
    leave: () => {
      setWriting(null)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    },
  })

  const goTo = (span: AnswerSpan) => {
    void go({ message: span.message, at: [span.start, span.end] }, { keep: true })
  }
  const hrefOf = ({ message, start, end }: AnswerSpan) =>
    spanUrl(transcript.id, { study: transcript.study }, { message, at: [start, end] }, null)
  const answerOf = (key: string): Answer => answers[key] ?? NOTHING

  return (
    <div ref={form} data-label-form>
      {asked.map((one) => (
        <LabelQuestion
          key={one.key}
          question={one}
          answer={answerOf(one.key)}
          current={one.key === current}
          level={one.key === current ? evidenceLevel(answerOf(one.key), state.level) : null}
          spelled={spelled && one.key === current}
          spell={() => setSpelled(!spelled)}
          unfold={folds ? () => unfold(one.key) : null}
          problem={problems.find((problem) => problem.question === one.key)?.message ?? null}
          writing={writing === one.key}
          write={(open) => setWriting(open ? one.key : null)}
          attach={attachSelected}
          {...{ change, hrefOf, goTo }}
        />
      ))}
      <LabelFoot
        {...{ status, note, said, submit, setSkip }}
        busy={submission.busy}
        submitWords={queue ? "submit, next" : "submit"}
        canUndo={state.past.length > 0}
        canRedo={state.future.length > 0}
        skip={queue?.open ? skip : null}
        undo={() => change({ type: "undo" })}
        redo={() => change({ type: "redo" })}
        confirmSkip={() => submission.skip(skip.reason)}
      />
      <output className="sr-only">{spokenOf(question, answerOf(current ?? ""))}</output>
    </div>
  )
}

/** Of a question that is answered by writing, its field; else that of the reason, where it is open. */
function focusField(form: HTMLElement | null, question: Question | null): boolean {
  const own = question && form?.querySelector(`#label-${CSS.escape(question.key)}`)
  const kind = question?.definition.kind
  const wanted = kind === "number" || kind === "text" ? `[data-field=${kind}]` : "[data-field=reason]"
  const fields = [...(own?.querySelectorAll<HTMLElement>("[data-field]") ?? [])]
  const field = fields.find((one) => one.matches(wanted) && one !== document.activeElement)
  field?.focus()
  return field !== undefined
}

/** Where one is and what one chose, for who listens. */
function spokenOf(question: Question | null, { levels, none, unsure, spans }: Answer): string {
  if (!question) return ""
  const chosen = question.definition.levels
    .filter(({ key }) => levels.includes(key))
    .map(({ label }) => label)
  const words = [...chosen, ...(none ? ["none of these"] : []), ...(unsure ? ["unsure"] : [])]
  const evidence = spans.length === 0 ? "" : `; ${spans.length} pieces of evidence`
  return `${question.definition.question} ${words.join(", ")}${evidence}`
}
