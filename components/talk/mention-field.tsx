"use client"

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react"
import { mentionAt } from "@/lib/model/talk/mention"
import { useTalk } from "./provider"

const OFFERED = 6

/** The words of a comment. After an "@" those are offered whom one may mention: arrows choose, Enter takes, Escape closes. */
export function MentionField(props: {
  label: string
  field?: RefObject<HTMLTextAreaElement | null>
  rows?: number
}) {
  const names = useTalk()?.names ?? []
  const own = useRef<HTMLTextAreaElement>(null)
  const field = props.field ?? own
  const list = useId()
  const [asked, ask] = useState<{ from: number; typed: string } | null>(null)
  const [chosen, choose] = useState(0)
  const offered = asked === null ? [] : offeredFor(names, asked.typed)
  const open = offered.length > 0

  function look() {
    const element = field.current
    if (!element) return
    ask(mentionAt(element.value, element.selectionStart))
    choose(0)
  }
  function take(name: string | undefined) {
    const element = field.current
    if (!element || !asked || name === undefined) return
    element.setRangeText(`@${name} `, asked.from, element.selectionStart, "end")
    element.focus()
    ask(null)
  }
  function press(event: KeyboardEvent) {
    if (!open) return
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (step !== 0) choose((chosen + step + offered.length) % offered.length)
    else if (event.key === "Enter" || event.key === "Tab") take(offered[chosen])
    else if (event.key === "Escape") ask(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="relative">
      <label className="block">
        <span className="text-muted">{props.label}</span>
        <textarea
          ref={field}
          name="text"
          required
          rows={props.rows ?? 3}
          maxLength={20_000}
          onInput={look}
          onClick={look}
          onKeyDown={press}
          onBlur={() => ask(null)}
          aria-autocomplete="list"
          aria-controls={open ? list : undefined}
          aria-activedescendant={open ? `${list}-${chosen}` : undefined}
          className="field-sizing-content block max-h-64 min-h-16 w-full border border-edge bg-paper p-1 focus-visible:-outline-offset-2"
        />
      </label>
      {open && (
        <div
          id={list}
          role="listbox"
          aria-label="Whom to mention"
          className="absolute z-20 max-w-full border border-edge bg-paper shadow-lg"
        >
          {offered.map((name, index) => (
            <div
              key={name}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onPointerDown={(event) => {
                event.preventDefault()
                take(name)
              }}
              className="min-h-[28px] cursor-pointer truncate px-2 py-1 aria-selected:bg-surface aria-selected:font-medium"
            >
              {name}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** Names that begin so, or one of whose words does; none once a name is written out. */
function offeredFor(names: string[], typed: string): string[] {
  const wanted = typed.toLowerCase()
  const found = names.filter((name) =>
    [name, ...name.split(/\s+/)].some((part) => part.toLowerCase().startsWith(wanted)),
  )
  return [...new Set(found)].slice(0, OFFERED)
}
