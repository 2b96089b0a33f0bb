"use client"

import { useSettled } from "./use-settled"

/** A field of a LiveForm that is written: a day, a run's number, words. Enter applies it. */
export function PopulationField(props: {
  name: string
  type: "date" | "number" | "search"
  label: string
  value: string
}) {
  const [shown, show] = useSettled(props.value)
  return (
    <label className="inline-flex max-w-full items-center gap-1.5">
      <span className="text-muted">{props.label}</span>
      <input
        type={props.type}
        name={props.name}
        min={props.type === "number" ? 1 : undefined}
        value={shown}
        onChange={(event) => show(event.target.value)}
        className="control min-w-0"
      />
    </label>
  )
}
