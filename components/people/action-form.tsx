"use client"

import { type ReactNode, useActionState } from "react"
import { CopyButton } from "@/components/ui/copy-button"

/** What came of a form: why not, or what is so now; a link that is shown this once. */
export type Done = { problem: string } | { done: string; link?: { path: string; href: string } } | null
export type FormAction = (state: Done, form: FormData) => Promise<Done>

/** A form that changes who has access, and says beneath itself what came of it. */
export function ActionForm(props: {
  action: FormAction
  label: string
  button: ReactNode
  children?: ReactNode
}) {
  const [state, action, pending] = useActionState(props.action, null)
  return (
    <form action={action} aria-label={props.label} className="no-print">
      <div className="flex flex-wrap items-end gap-2">
        {props.children}
        <button type="submit" disabled={pending} className="control">
          {props.button}
        </button>
      </div>
      <div role="status" className="max-w-read">
        {state && <p className="my-1">{"problem" in state ? state.problem : state.done}</p>}
        {state && "link" in state && state.link && (
          <p className="my-1 flex flex-wrap items-center gap-2">
            <code className="break-all bg-surface px-1 font-mono text-sm">{state.link.href}</code>
            <CopyButton label="copy" subject="the link" path={state.link.path} />
          </p>
        )}
      </div>
    </form>
  )
}
