"use client"

import { type FormEvent, type ReactNode, useActionState, useState, useTransition } from "react"
import { type TalkAction, type TalkState, useTalk } from "./provider"

/**
 * A form of the reader's notes: sends its fields and says what became of them. It works without scripts; with them what
 * one has written is kept until it has arrived.
 */
export function TalkForm(props: {
  action: TalkAction
  label: string
  /** What goes along unseen. */
  fields: Record<string, string>
  button: string
  /** After it went through. */
  onDone?: () => void
  className?: string
  quiet?: boolean
  children?: ReactNode
}) {
  const talk = useTalk()
  const [answered, action] = useActionState<TalkState, FormData>(props.action, null)
  const [state, setState] = useState<TalkState>(null)
  const [pending, startTransition] = useTransition()
  if (!talk) return null
  const fields = { study: talk.study, transcript: talk.transcript, ...props.fields }
  const shown = state ?? answered

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    startTransition(async () => {
      const next = await props.action(null, given).catch(() => UNSENT)
      setState(next)
      if (next === null || "problem" in next) return
      form.reset()
      props.onDone?.()
    })
  }

  return (
    <form
      action={action}
      onSubmit={send}
      aria-label={props.label}
      className={`no-print text-sm ${props.className ?? ""}`}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      <button
        type="submit"
        disabled={pending}
        className={props.quiet ? "link min-h-[24px]" : "control mt-1 font-medium"}
      >
        {pending ? "Sending…" : props.button}
      </button>
      <p role="status" className="wrap-anywhere empty:hidden">
        {shown && ("problem" in shown ? shown.problem : shown.done)}
      </p>
    </form>
  )
}

const UNSENT: TalkState = { problem: "This could not be sent. What you wrote is still here: try again." }
