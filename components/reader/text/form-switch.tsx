"use client"

import { useReader } from "@/components/reader/control"
import { TEXT_FORMS, type TextForm } from "@/lib/model/reader/settings"

const words: Record<TextForm, string> = { markdown: "Markdown", latex: "with LaTeX", plain: "plain" }

/** How text is set: as Markdown, with LaTeX too, or exactly as written. */
export function TextFormSwitch() {
  const { settings, set } = useReader()
  return (
    <fieldset className="no-print flex flex-wrap gap-x-2">
      <legend className="sr-only">Text is set as</legend>
      {TEXT_FORMS.map((form) => (
        <label
          key={form}
          className="min-h-[24px] cursor-pointer content-center text-muted has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="text-form"
            value={form}
            checked={settings.form === form}
            onChange={() => set({ form })}
            className="sr-only"
          />
          {words[form]}
        </label>
      ))}
    </fieldset>
  )
}
