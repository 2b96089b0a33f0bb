"use client"

import { startTransition, useEffect, useEffectEvent, useRef, useState } from "react"
import { useReader } from "@/components/reader/control"
import { rangeOf } from "@/components/reader/text/positions"
import type { FindMatch, FindQuery, Found } from "@/lib/model/reader/find/scan"
import { parsePlace } from "@/lib/model/reader/place-address"
import { findUrl, readerFindUrl } from "@/lib/urls/reader"

type Answer = { query: FindQuery; found: Found | null; error: string | null }
/** What the server found for an address that asks, of many matches the first. */
export type AskedFind = Answer

const PAUSE = 180

/** A search as one types it: its answer, the match that one is at, and ways to the others. */
export function useFind(open: boolean, asked: AskedFind | null) {
  const { transcript, go, here, settings, set } = useReader()
  const { id, study } = transcript
  const [query, setQuery] = useState<FindQuery>(asked?.query ?? { text: "", regex: false, case: false })
  const [answer, setAnswer] = useState<Answer | null>(isWhole(asked) ? asked : null)
  const [index, setIndex] = useState<number | null>(null)
  const [lost, setLost] = useState<string | null>(null)
  const start = useRef<{ message: number; offset: number } | null>(null)
  const wanted = useRef<FindMatch | null>(null)
  const going = useRef(false)
  // Whoever opens an address that asks is where the address says, and is not sent elsewhere.
  const quiet = useRef(asked !== null)

  const settled = answer !== null && same(answer.query, query)
  const found = open && query.text !== "" ? (answer?.found ?? null) : null
  const match = found && index !== null ? (found.matches[index] ?? null) : null

  async function show(next: FindMatch) {
    wanted.current = next
    start.current = { message: next.message, offset: next.at[0] }
    if (going.current) return
    going.current = true
    try {
      for (let one: FindMatch | null = wanted.current; one; one = wanted.current) {
        wanted.current = null
        const focused = document.activeElement
        let element = await go(one, { keep: true })
        // A match in the lane that is folded away: it comes back, and then one can go there.
        if (element && !element.checkVisibility() && settings.folded !== "none") {
          set({ folded: "none" })
          await new Promise(requestAnimationFrame)
          element = await go(one, { keep: true })
        }
        uncover(one)
        if (focused instanceof HTMLElement && focused.isConnected && focused !== document.activeElement)
          focused.focus({ preventScroll: true })
        setLost(element ? null : "The message of this match could not be found in the page.")
      }
    } catch {
      setLost("The message of this match could not be loaded; try again.")
    } finally {
      going.current = false
    }
  }

  function visit(found: Found, next: number, query: FindQuery) {
    const to = found.matches[next]
    if (!to) return
    setIndex(next)
    window.history.replaceState(null, "", findUrl(currentAddress(), query, to))
    void show(to)
  }

  const arrived = useEffectEvent((next: Answer) => {
    startTransition(() => setAnswer(next))
    const { found } = next
    if (quiet.current) return setIndex(indexAtAddress(found))
    const from = start.current ?? { message: here()?.message ?? 0, offset: 0 }
    start.current = from
    const first = found ? firstFrom(found.matches, from) : -1
    if (found && first !== -1) visit(found, first, next.query)
    else {
      setIndex(null)
      window.history.replaceState(null, "", findUrl(currentAddress(), next.query))
    }
  })

  useEffect(() => {
    if (quiet.current && asked) setIndex(indexAtAddress(asked.found))
  }, [asked])

  useEffect(() => {
    if (!open || settled || query.text === "") return
    const control = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const next = await ask(readerFindUrl(id, study, query), control.signal)
        if (!control.signal.aborted) arrived({ query, ...next })
      } catch {
        if (!control.signal.aborted) setAnswer({ query, found: null, error: "The search could not be sent." })
      }
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [open, settled, query, id, study])

  return {
    query,
    setQuery(next: FindQuery) {
      quiet.current = false
      setQuery(next)
    },
    found,
    match,
    index,
    error: query.text === "" ? null : (lost ?? (settled ? (answer?.error ?? null) : null)),
    waiting: open && query.text !== "" && !settled,
    /** To the next match or the one before, from the place that one reads. */
    step(by: 1 | -1) {
      if (!found || found.matches.length === 0) return
      const all = found.matches.length
      const from = { message: here()?.message ?? 0, offset: 0 }
      const near = firstFrom(found.matches, from)
      visit(
        found,
        index === null ? (by === 1 ? near : near - 1 + all) % all : (index + by + all) % all,
        query,
      )
    },
    visit(next: number) {
      if (found) visit(found, next, query)
    },
    leave() {
      start.current = null
      wanted.current = null
      setIndex(null)
      setLost(null)
      window.history.replaceState(null, "", findUrl(currentAddress(), null) + window.location.hash)
    },
  }
}

function isWhole(asked: AskedFind | null): boolean {
  return (
    asked !== null &&
    asked.query.text !== "" &&
    (!asked.found || asked.found.shown === asked.found.matches.length)
  )
}

/** The match that the address speaks of. */
function indexAtAddress(found: Found | null): number | null {
  const place = parsePlace(new URLSearchParams(window.location.search).get("at") ?? "")
  const index = found?.matches.findIndex(
    ({ message, at }) => message === place?.message && at[0] === place.at?.[0] && at[1] === place.at[1],
  )
  return index === undefined || index === -1 ? null : index
}

/** Scrolls a match out from under the bar and its list. */
export function uncover({ message, at }: FindMatch) {
  const bar = document.querySelector("[data-find]")?.getBoundingClientRect()
  const words = rangeOf(document, message, at)?.getBoundingClientRect()
  if (!bar || !words || words.height === 0) return
  if (words.top < bar.bottom + SPACE) window.scrollBy({ top: words.top - bar.bottom - SPACE })
}

const SPACE = 48

function currentAddress(): string {
  return window.location.pathname + window.location.search
}

function same(a: FindQuery, b: FindQuery): boolean {
  return a.text === b.text && a.regex === b.regex && a.case === b.case
}

/** The first match at a place or after it, else the first; -1 when there is none. */
function firstFrom(matches: FindMatch[], from: { message: number; offset: number }): number {
  const index = matches.findIndex(
    ({ message, at }) => message > from.message || (message === from.message && at[0] >= from.offset),
  )
  return index === -1 && matches.length > 0 ? 0 : index
}

async function ask(
  address: string,
  signal: AbortSignal,
): Promise<{ found: Found | null; error: string | null }> {
  const response = await fetch(address, { signal })
  const body = await response.json()
  if (response.ok) return { found: body, error: null }
  return { found: null, error: body?.error?.message ?? `The server answered ${response.status}.` }
}
