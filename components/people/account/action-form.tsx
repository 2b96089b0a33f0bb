"use client"

import { type ReactNode, useActionState } from "react"
import { CopyButton } from "@/components/ui/copy-button"

/** What came of a form; `token` is shown once. */
export type Said = { problem?: string; done?: string; token?: string } | null

/** A form that stays where it is and says below what came of it; `said` is that where no script asks. */
export function ActionForm(props: {
  label: string
  act: (state: Said, form: FormData) => Promise<Said>
  said?: Said
  button: string
  /** Said to who does not see what the button stands beside. */
  subject?: string
  inline?: boolean
  children?: ReactNode
}) {
  const { label, button, subject, inline, children } = props
  const [state, action, pending] = useActionState(props.act, props.said ?? null)
  return (
    <form action={action} aria-label={label} className={inline ? "" : "flex max-w-96 flex-col gap-3"}>
      {children}
      <button
        type="submit"
        disabled={pending}
        className={`control ${inline ? "" : "self-start border-accent"}`}
      >
        {button}
        {subject && <span className="sr-only"> {subject}</span>}
      </button>
      <div role="status">
        {state?.problem && <p className="border-ink border-l-2 pl-3">{state.problem}</p>}
        {state?.done && <p>{state.done}</p>}
        {state?.token && (
          <p className="flex flex-wrap items-center gap-2">
            <code className="break-all bg-surface px-1">{state.token}</code>
            <CopyButton label="copy" subject="the token" text={state.token} />
          </p>
        )}
      </div>
    </form>
  )
}
