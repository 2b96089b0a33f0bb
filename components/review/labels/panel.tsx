"use client"

import Link from "next/link"
import { useState } from "react"
import { count } from "@/lib/format/words"
import type { Question } from "@/lib/model/codebook/questions/definition"
import type { Draft } from "@/lib/model/review/labels/draft"
import type { QueueItemView } from "@/lib/model/review/queues/plan"
import { codebookUrl } from "@/lib/urls/codebook"
import { nextItemUrl, queueUrl } from "@/lib/urls/review"
import { LabelForm } from "./form"

type Props = {
  study: string
  person: string
  questions: Question[]
  draft: Draft
  item: QueueItemView | null
}

/** Labelling in the notes: at once in a queue, else folded. */
export function LabelPanel({ study, person, questions, draft, item }: Props) {
  if (questions.length === 0)
    return (
      <p className="no-print text-muted text-sm">
        {"The codebook asks no questions yet. "}
        <Link href={codebookUrl(study)} className="link">
          codebook
        </Link>
      </p>
    )
  return item ? (
    <QueuePanel {...{ study, person, questions, draft, item }} />
  ) : (
    <FoldedPanel {...{ person, questions, draft }} />
  )
}

function FoldedPanel(props: Pick<Props, "person" | "questions" | "draft">) {
  const [open, setOpen] = useState(false)
  const { revision, submitted } = props.draft
  return (
    <details className="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="disclosure min-h-[24px] font-semibold">
        Label this transcript
        <span className="font-normal text-muted text-sm">
          {revision > 0 ? " · your draft" : submitted ? " · you labelled it" : ""}
        </span>
      </summary>
      {open && <LabelForm {...props} queue={null} />}
    </details>
  )
}

/** On a narrow screen a sheet at the window's foot: the transcript stays in sight above it. */
function QueuePanel({ study, item, ...form }: Props & { item: QueueItemView }) {
  const [sheet, setSheet] = useState(false)
  const { queue, position, of, state } = item
  const open = state === "open" || state === "released"
  return (
    <>
      <section
        aria-labelledby="label"
        data-labelling
        className="no-print max-xl:fixed max-xl:inset-x-0 max-xl:bottom-0 max-xl:z-10 max-xl:max-h-[70dvh] max-xl:overflow-y-auto max-xl:border-edge max-xl:border-t max-xl:bg-paper max-xl:px-4 max-xl:shadow-lg"
      >
        <div className="flex min-h-9 items-center gap-x-2 max-xl:sticky max-xl:top-0 max-xl:z-10 max-xl:bg-paper">
          <h2 id="label" tabIndex={-1} className="font-semibold">
            Label
          </h2>
          <span className="shrink-0 tabular-nums">{`${count(position)} of ${count(of)}`}</span>
          <Link
            href={queueUrl(study, queue.id)}
            title={queue.title}
            className="min-w-0 truncate py-0.5 text-sm underline decoration-line underline-offset-2 hover:text-ink"
          >
            {queue.title}
          </Link>
          <button
            type="button"
            aria-expanded={sheet}
            className="control ml-auto shrink-0 xl:hidden"
            onClick={() => setSheet(!sheet)}
          >
            {sheet ? "hide questions" : "questions"}
          </button>
        </div>
        <progress
          aria-label="Done in this queue"
          max={Math.max(1, of)}
          value={item.done}
          className="mb-1 block h-1 w-full appearance-none border-0 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        />
        <div className={sheet ? "" : "max-xl:hidden"}>
          <QueueState {...{ study, item }} />
          {state !== null && <LabelForm {...form} queue={{ id: queue.id, open }} />}
        </div>
      </section>
      <div aria-hidden className="h-24 xl:hidden" />
    </>
  )
}

function QueueState({ study, item: { queue, state, skipReason } }: { study: string; item: QueueItemView }) {
  if (state === "submitted")
    return <p className="text-muted text-sm">You submitted this one. What you change supersedes it.</p>
  if (state === "skipped")
    return <p className="wrap-anywhere text-muted text-sm">{`You skipped this one: ${skipReason ?? ""}`}</p>
  if (state !== null) return null
  return (
    <p className="text-sm">
      {"This one is not open with you. "}
      <a href={nextItemUrl(study, queue.id)} className="link">
        Take the next
      </a>
    </p>
  )
}
