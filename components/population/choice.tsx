"use client"

import { useSettled } from "./use-settled"

export type Option = { value: string; words: string }
export type OptionGroup = { label: string | null; options: Option[] }

/** A labelled select of a LiveForm. */
export function Choice(props: { name: string; label: string; value: string; groups: OptionGroup[] }) {
  const [shown, show] = useSettled(props.value)
  return (
    <label className="inline-flex max-w-full items-center gap-1.5">
      <span className="text-muted">{props.label}</span>
      <select
        name={props.name}
        value={shown}
        onChange={(event) => show(event.target.value)}
        className="control field-sizing-content min-w-0 max-w-64 truncate"
      >
        {props.groups.map(({ label, options }) =>
          label === null ? (
            <Options key="" options={options} />
          ) : (
            <optgroup key={label} label={label}>
              <Options options={options} />
            </optgroup>
          ),
        )}
      </select>
    </label>
  )
}

function Options({ options }: { options: Option[] }) {
  return options.map(({ value, words }) => (
    <option key={value} value={value}>
      {words}
    </option>
  ))
}
