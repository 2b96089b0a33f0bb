"use client"

import { useActionState } from "react"

export type SaveState = { problem: string } | null

/** Sends a draft to be saved; its fields are those of its address. */
export function SaveDetector(props: {
  save: (state: SaveState, form: FormData) => Promise<SaveState>
  fields: [name: string, value: string][]
  label: string
}) {
  const [state, action, pending] = useActionState(props.save, null)
  return (
    <form action={action} aria-label="Save the detector" className="no-print my-3">
      {props.fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" disabled={pending} className="control border-accent font-medium">
        {pending ? "Saving…" : props.label}
      </button>
      <p role="status" className="max-w-read">
        {state?.problem}
      </p>
    </form>
  )
}
