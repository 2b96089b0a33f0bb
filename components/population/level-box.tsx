"use client"

import { useSettled } from "./use-settled"

/** One level of a key as a checkbox of a LiveForm. */
export function LevelBox({ value, words, checked }: { value: string; words: string; checked: boolean }) {
  const [shown, show] = useSettled(checked)
  return (
    <label className="flex min-h-6 min-w-0 items-center gap-2 hover:bg-surface">
      <input
        type="checkbox"
        name="where"
        value={value}
        checked={shown}
        onChange={(event) => show(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="truncate" title={words}>
        {words}
      </span>
    </label>
  )
}
