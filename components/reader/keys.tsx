"use client"

import { useEffect, useMemo, useRef, useState } from "react"
import { messageElement, openFold } from "@/components/reader/spans/bring-into-sight"
import { useShortcuts } from "@/components/ui/use-shortcuts"
import { count } from "@/lib/format/words"
import { TEXT_FORMS, type TextForm } from "@/lib/model/reader/settings"
import { type ReaderControl, useReader } from "./control"
import { KeyHelp } from "./key-help"
import { type Goal, nextStop, type Stop, stopsOf } from "./steps"

type Group = { name: string; keys: [string, string][] }

const groups: Group[] = [
  {
    name: "Going on",
    keys: [
      ["j k", "next and previous message"],
      ["n p", "next and previous evidence"],
      ["a A", "next and previous action"],
      ["h", "the moment: the harmful action"],
      ["[ ]", "previous and next transcript"],
    ],
  },
  {
    name: "Looking",
    keys: [
      ["/", "find in all messages"],
      ["o", "outline"],
      ["r", "fold or unfold what was thought"],
      ["R", "raw text of the message"],
      ["m", "text as Markdown, with LaTeX, plain"],
    ],
  },
  {
    name: "Taking away",
    keys: [["c", "copy a link to what is selected"]],
  },
  { name: "Help", keys: [["?", "these keys"]] },
]

const forms: Record<TextForm, string> = {
  markdown: "text as Markdown",
  latex: "text as Markdown with LaTeX",
  plain: "text exactly as written",
}

/**
 * Keys of the reader, over all rows of the transcript, and their help, with that of other keys that are heard here.
 * What they did is said in a line.
 */
export function ReaderKeys({ more = [] }: { more?: Group[] }) {
  const reader = useReader()
  const { settings, set } = reader
  const [help, setHelp] = useState(false)
  const [said, say] = useState("")
  const last = useRef<{ goal: Goal; stop: Stop } | null>(null)

  useEffect(() => {
    if (said === "") return
    const timer = setTimeout(() => say(""), 2_500)
    return () => clearTimeout(timer)
  }, [said])

  const keys = useMemo(() => {
    const step = (goal: Goal, by: 1 | -1) => async () => {
      const { words, stop } = await stepTo(
        reader,
        goal,
        by,
        last.current?.goal === goal ? last.current.stop : null,
      )
      if (stop) last.current = { goal, stop }
      say(words)
    }
    const raw = () => toggleRaw(reader)
    return {
      j: step("row", 1),
      k: step("row", -1),
      n: step("evidence", 1),
      p: step("evidence", -1),
      a: step("action", 1),
      A: step("action", -1),
      h: async () => say(await goToMoment(reader)),
      r: () => {
        const folded = settings.folded === "thought" ? "none" : "thought"
        set({ folded })
        say(folded === "thought" ? "thought folded" : "thought shown")
      },
      R: raw,
      o: () => {
        set({ outline: !settings.outline })
        say(settings.outline ? "outline hidden" : "outline shown")
      },
      m: () => {
        const form = TEXT_FORMS[(TEXT_FORMS.indexOf(settings.form) + 1) % TEXT_FORMS.length] ?? "markdown"
        set({ form })
        say(forms[form])
      },
      "?": () => setHelp(true),
      "[": () => follow("prev"),
      "]": () => follow("next"),
    }
  }, [reader, settings, set])
  const { on, setOn } = useShortcuts(keys)

  return (
    <>
      <KeyHelp groups={[...groups, ...more]} on={on} setOn={setOn} open={help} setOpen={setHelp} />
      <output
        aria-live="polite"
        className="no-print pointer-events-none fixed bottom-3 left-1/2 z-40 -translate-x-1/2 border border-edge bg-paper px-3 py-1 text-sm empty:sr-only"
      >
        {said}
      </output>
    </>
  )
}

const names: Record<Goal, string> = { row: "message", evidence: "evidence", action: "action", harm: "harm" }

async function stepTo(
  reader: ReaderControl,
  goal: Goal,
  by: 1 | -1,
  last: Stop | null,
): Promise<{ words: string; stop: Stop | null }> {
  const { outline, here, go } = reader
  if (!outline) return { words: "the outline is still coming", stop: null }
  const stops = stopsOf(outline, goal)
  if (stops.length === 0) return { words: `no ${names[goal]} here`, stop: null }
  const row = here()
  const from = { row: row?.row ?? 0, inside: isIn(row?.message) }
  const next = nextStop(stops, from, last, by)
  const stop = next === null ? undefined : stops[next]
  if (next === null || !stop)
    return { words: by === 1 ? `no further ${names[goal]}` : `no ${names[goal]} before`, stop: null }
  const gone = await goTo(go, stop)
  if (!gone) return { words: `this ${names[goal]} could not be loaded`, stop: null }
  return { words: goal === "row" ? "" : `${names[goal]} ${count(next + 1)} of ${count(stops.length)}`, stop }
}

async function goToMoment({ outline, go }: ReaderControl): Promise<string> {
  if (!outline) return "the outline is still coming"
  const [first] = stopsOf(outline, "harm")
  if (!first) return "no verdict of harm points at an action here"
  return (await goTo(go, first)) ? "the moment" : "the moment could not be loaded"
}

/** Also moves the focus to the message, so that whoever listens hears where one is. */
async function goTo(go: ReaderControl["go"], { message, anchor }: Stop): Promise<boolean> {
  const element = await go(anchor === null ? { message } : { anchor }, { keep: true }).catch(() => null)
  element?.closest<HTMLElement>("[data-row]")?.focus({ preventScroll: true })
  return element !== null
}

function isIn(message: number | undefined): boolean {
  const row = document.activeElement?.closest<HTMLElement>("[data-row]")
  return row !== null && row !== undefined && row.dataset.message === String(message)
}

function toggleRaw({ here }: ReaderControl) {
  const row = here()
  const element = row && messageElement(row.message)
  // A result within a turn has raw text of its own, and stands before the turn's.
  const raw = [...(element?.querySelectorAll<HTMLDetailsElement>("details[data-raw]") ?? [])].find(
    (one) => one.closest("[data-message]") === element,
  )
  if (!element || !raw) return
  raw.open = !raw.open
  if (!raw.open) return
  openFold(element)
  raw.scrollIntoView({ block: "nearest" })
}

function follow(rel: "prev" | "next") {
  document.querySelector<HTMLAnchorElement>(`a[data-step="${rel}"]`)?.click()
}
