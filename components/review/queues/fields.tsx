import type { ReactNode } from "react"

/** Fields that belong together, under a heading. */
export function Group({ words, children }: { words: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-semibold">{words}</legend>
      {children}
    </fieldset>
  )
}

export function Labelled(props: { words: string; note?: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is the child */}
      <label className="flex min-w-0 flex-col">
        <span className="text-muted">{props.words}</span>
        {props.children}
      </label>
      {props.note && <p className="text-muted text-sm">{props.note}</p>}
    </div>
  )
}

export function CheckBox(props: { name: string; value: string; checked: boolean; children: ReactNode }) {
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        defaultChecked={props.checked}
        className="size-4 shrink-0 accent-accent"
      />
      <span>{props.children}</span>
    </label>
  )
}
