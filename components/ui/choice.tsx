import type { ReactNode } from "react"

/** A labelled list to choose from, in a form that reads as a sentence. */
export function Choice(props: { name: string; label: string; value: string | null; children: ReactNode }) {
  const { name, label, value, children } = props
  const chosen = value ?? ""
  return (
    <label className="inline-flex max-w-full items-center gap-1.5">
      <span className="text-muted">{label}</span>
      <select
        key={chosen}
        name={name}
        defaultValue={chosen}
        className="control field-sizing-content min-w-0 max-w-64 truncate"
      >
        {children}
      </select>
    </label>
  )
}
