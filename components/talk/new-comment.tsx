"use client"

import { useEffect, useMemo, useRef, useState } from "react"
import { useReader } from "@/components/reader/control"
import { type Selected, selectedOf } from "@/components/reader/spans/selected-parts"
import { useSelectionAction } from "@/components/reader/spans/selection-actions"
import { useShortcuts } from "@/components/ui/use-shortcuts"
import { mayAs } from "@/lib/model/people/viewer"
import { TalkForm } from "./form"
import { MentionField } from "./mention-field"
import { useTalk } from "./provider"

/** What a comment is about; without an end, the whole message. */
type About = { message: number; start: number; end: number | null; words: string }

/** A comment on the transcript, or on the words that one selected (`b`). */
export function NewComment() {
  const talk = useTalk()
  const { plan } = useReader()
  const may = talk?.person != null && mayAs(talk.role, "reviewer")
  const fold = useRef<HTMLDetailsElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [about, setAbout] = useState<About | null>(null)
  const [asked, ask] = useState(0)

  const begin = (selected: Selected | null) => {
    setAbout(selected && aboutOf(selected))
    ask((times) => times + 1)
  }
  useSelectionAction(may ? { words: "comment", act: begin } : null)
  const keys = useMemo(
    () => ({
      b: () => {
        setAbout(aboutOf(selectedOf(document.getSelection(), plan)))
        ask((times) => times + 1)
      },
    }),
    [plan],
  )
  useShortcuts(may ? keys : NO_KEYS)

  useEffect(() => {
    if (asked === 0 || !fold.current) return
    fold.current.open = true
    field.current?.focus()
  }, [asked])

  if (!talk || !may) return null
  const fields: Record<string, string> =
    about === null
      ? {}
      : {
          message: `${about.message}`,
          start: `${about.start}`,
          end: about.end === null ? "" : `${about.end}`,
        }
  return (
    <details ref={fold} className="no-print text-sm">
      <summary className="disclosure min-h-[24px] text-accent">
        write a comment<span className="sr-only"> (b, also on selected words)</span>
      </summary>
      <TalkForm
        action={talk.actions.comment}
        label="New comment"
        fields={fields}
        button="Comment"
        onDone={() => setAbout(null)}
      >
        {about && (
          <p className="wrap-anywhere mb-1">
            {`on #${about.message + 1} `}
            <q dir="auto" className="bg-evidence text-ink">
              {about.words}
            </q>{" "}
            <button
              type="button"
              onClick={() => setAbout(null)}
              className="link min-h-[24px]"
              aria-label="Comment on the whole transcript instead"
            >
              ×
            </button>
          </p>
        )}
        <MentionField
          label={about ? "comment on these words" : "comment on the transcript; @ mentions somebody"}
          field={field}
        />
      </TalkForm>
    </details>
  )
}

const NO_KEYS = {}
const SHOWN = 140

/** Of what is selected over several messages, what is in the first. */
function aboutOf(selected: Selected | null): About | null {
  const [part] = selected?.parts ?? []
  if (!selected || !part) return null
  const said = selected.range.toString().replace(/\s+/g, " ").trim()
  const words = said.length > SHOWN ? `${said.slice(0, SHOWN)}…` : said
  if ("at" in part) return { message: part.message, start: part.at[0], end: part.at[1], words }
  return { message: part.messages[0], start: 0, end: null, words }
}
