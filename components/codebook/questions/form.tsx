"use client"

import { useActionState, useEffect } from "react"
import { plural } from "@/lib/format/words"
import type { Question } from "@/lib/model/codebook/questions/definition"
import type { QuestionFields } from "@/lib/model/codebook/questions/fields"
import type { QuestionPreview } from "@/lib/model/codebook/questions/preview"
import { QuestionFieldset } from "./fieldset"
import { LevelRows } from "./level-rows"
import { StaleWords } from "./stale-words"
import { QuestionWords } from "./words"

export type EditState = {
  /** Counts the answers: each is a form of its own. */
  turn: number
  fields: QuestionFields
  problem: string | null
  preview: QuestionPreview | null
  /** What somebody else saved meanwhile. */
  theirs: Pick<Question, "version" | "definition"> | null
  /** The id of the element that one goes on from. */
  focus: string | null
}

type Props = {
  edit: (state: EditState, form: FormData) => Promise<EditState>
  /** What it is when the page comes. */
  first: Omit<EditState, "turn">
  /** What a question may wait for. */
  others: Pick<Question, "key" | "definition">[]
}

/** A question to write. It is sent to have its levels arranged, to see what it changes, and to be saved. */
export function QuestionForm({ edit, first, others }: Props) {
  const [state, action, pending] = useActionState(edit, { turn: 0, ...first })
  const { turn, focus } = state
  useEffect(() => {
    if (turn > 0 && focus !== null) document.getElementById(focus)?.focus()
  }, [turn, focus])
  return (
    <form
      key={turn}
      action={action}
      aria-label="Question"
      className="no-print mt-3 flex max-w-read flex-col gap-3"
    >
      {/* What Enter presses. */}
      <button type="submit" name="do" value="preview" tabIndex={-1} aria-hidden className="sr-only">
        Preview
      </button>
      <input type="hidden" name="base" value={state.fields.base ?? ""} />
      <QuestionFieldset fields={state.fields} others={others} />
      <LevelRows levels={state.fields.levels} />
      <label className="flex flex-col">
        <span className="text-muted">why it is asked, or changed</span>
        <input name="note" defaultValue={state.fields.note} maxLength={500} className="control w-full" />
      </label>
      <button
        type="submit"
        name="do"
        value="preview"
        disabled={pending}
        className="control self-start font-medium"
      >
        Preview
      </button>
      <div id="problem" tabIndex={-1} role="alert">
        {state.problem !== null && (
          <p className="wrap-anywhere border-ink border-l-2 pl-3">{state.problem}</p>
        )}
      </div>
      {state.theirs && (
        <section aria-label="What stands now" className="border-line border-l pl-3">
          <h3 className="font-semibold">{`Version ${state.theirs.version}, which stands now`}</h3>
          <p>{state.theirs.definition.question}</p>
          <QuestionWords definition={state.theirs.definition} open />
        </section>
      )}
      {state.preview && <Preview preview={state.preview} pending={pending} />}
    </form>
  )
}

function Preview({ preview, pending }: { preview: QuestionPreview; pending: boolean }) {
  const { key, definition, version, same, labels, stale } = preview
  return (
    <section aria-labelledby="preview" className="border-line border-t pt-3">
      <h2 id="preview" tabIndex={-1} className="font-semibold">
        {definition.question}
      </h2>
      <QuestionWords definition={definition} open />
      <p className="mt-2 max-w-read">{effectWords(preview)}</p>
      {!same && labels > 0 && <StaleWords counts={stale} />}
      <input type="hidden" name="seen" value={JSON.stringify(definition)} />
      {!same && (
        <button
          type="submit"
          name="do"
          value="save"
          disabled={pending}
          className="control mt-2 border-accent font-medium"
        >
          {pending ? "Saving…" : `Save as version ${version} of “${key}”`}
        </button>
      )}
    </section>
  )
}

function effectWords({ same, labels, stale }: QuestionPreview): string {
  if (same) return "These are the words that stand: there is nothing to save."
  if (labels === 0) return "Nobody has answered it yet: no label is touched."
  const n = stale.reduce((sum, one) => sum + one.n, 0)
  if (n === 0)
    return `${plural(labels, "label")} stand${labels === 1 ? "s" : ""}, and what you changed matters to none.`
  return `Of ${plural(labels, "label")} that stand${labels === 1 ? "s" : ""}, this makes ${n} stale. They stay as they are, under the words that they were made under, and are listed here to be looked at again.`
}
