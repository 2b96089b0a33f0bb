"use client"

import type { Route } from "next"
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { useReader } from "@/components/reader/control"
import { messageElement } from "@/components/reader/spans/bring-into-sight"
import { useShortcuts } from "@/components/ui/use-shortcuts"
import { findUrl } from "@/lib/urls/reader"
import { Button, Option } from "./controls"
import { FoundPanel, TOGETHER } from "./found-panel"
import { foundWords } from "./found-words"
import { OPEN_FIND } from "./link"
import { Unscripted } from "./unscripted"
import { useFoundMarks } from "./use-found-marks"
import { type AskedFind, uncover, useFind } from "./use-search"

type Props = {
  /** The transcript's address as one came to it, without a place in it. */
  address: Route
  /** What the address asks to be found, with its answer; null when it asks nothing. */
  asked: AskedFind | null
}

/** Finds in all messages, also those that are not on the page. Docked at the top of what one reads. */
export function FindBar({ address, asked }: Props) {
  const { plan } = useReader()
  const [open, setOpen] = useState(asked !== null)
  const [listed, setListed] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const cameFrom = useRef<Element | null>(null)
  const { query, setQuery, found, match, index, error, waiting, step, visit, leave } = useFind(open, asked)
  useFoundMarks(open ? found : null, match)

  const keys = useMemo(() => ({ "/": () => document.dispatchEvent(new Event(OPEN_FIND)) }), [])
  useShortcuts(keys)

  useEffect(() => {
    const show = () => {
      if (document.activeElement !== field.current) cameFrom.current = document.activeElement
      // At once, so that nothing of what is typed next is lost.
      flushSync(() => setOpen(true))
      field.current?.focus({ preventScroll: true })
      field.current?.select()
    }
    // The browser's own search would see only what is on the page; asked for twice, it comes.
    const instead = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "f" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      if (plan.whole || document.activeElement === field.current) return
      event.preventDefault()
      show()
    }
    document.addEventListener(OPEN_FIND, show)
    document.addEventListener("keydown", instead)
    return () => {
      document.removeEventListener(OPEN_FIND, show)
      document.removeEventListener("keydown", instead)
    }
  }, [plan.whole])

  useEffect(() => {
    if (listed && match) uncover(match)
  }, [listed, match])

  function close() {
    const there = match ? messageElement(match.message)?.closest("[data-row]") : cameFrom.current
    setOpen(false)
    setListed(false)
    leave()
    if (there instanceof HTMLElement && there.isConnected) there.focus({ preventScroll: true })
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const inField = event.target === field.current
    if (event.key === "Escape") close()
    else if (inField && (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey))) step(1)
    else if (inField && (event.key === "ArrowUp" || event.key === "Enter")) step(-1)
    else return
    event.preventDefault()
  }

  if (!open) return null
  const [action = "", given = ""] = address.split("?")
  const none = found === null || found.total === 0
  return (
    <search
      aria-label="In this transcript"
      data-find
      className="no-print sticky top-0 z-30 block border-edge border-y bg-surface"
      onKeyDown={press}
    >
      <form
        action={action}
        onSubmit={(event) => event.preventDefault()}
        className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1 sm:px-2"
      >
        {[...new URLSearchParams(given)].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <input
          ref={field}
          type="search"
          name="find"
          aria-label="Find in this transcript"
          placeholder="find in all messages"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error !== null}
          value={query.text}
          onChange={(event) => setQuery({ ...query, text: event.target.value })}
          className={`control min-w-0 flex-1 basis-40 ${query.regex ? "font-mono text-sm" : ""}`}
        />
        <Option
          name="case"
          sign="Aa"
          words="match case"
          on={query.case}
          set={(on) => setQuery({ ...query, case: on })}
        />
        <Option
          name="regex"
          sign=".*"
          words="regular expression"
          on={query.regex}
          set={(on) => setQuery({ ...query, regex: on })}
        />
        <noscript>
          <button type="submit" className="control">
            find
          </button>
        </noscript>
        <output aria-live="polite" className="min-w-20 whitespace-nowrap text-sm tabular-nums">
          {found ? foundWords(found, index) : waiting ? <span className="text-muted">searching</span> : ""}
        </output>
        <span className="flex gap-1 noscript:hidden">
          <Button label="Previous match" sign="↑" disabled={none} act={() => step(-1)} />
          <Button label="Next match" sign="↓" disabled={none} act={() => step(1)} />
          <button
            type="button"
            className="control text-sm"
            aria-expanded={listed}
            disabled={none}
            onClick={() => setListed(!listed)}
          >
            list
          </button>
        </span>
        <a
          href={address}
          aria-label="Close find"
          className="control min-w-7 justify-center"
          onClick={(event) => {
            event.preventDefault()
            close()
          }}
        >
          ✕
        </a>
      </form>
      {error !== null && (
        <p role="alert" className="wrap-anywhere px-2 pb-1 text-sm">
          {error}
        </p>
      )}
      {listed && found && !none && (
        <FoundPanel
          key={`${query.text} ${query.case} ${query.regex} ${found.total} ${Math.floor((index ?? 0) / TOGETHER)}`}
          found={found}
          current={index}
          hrefOf={(one) => findUrl(address, query, one)}
          onOpen={visit}
        />
      )}
      {asked?.found && <Unscripted address={address} query={asked.query} found={asked.found} />}
    </search>
  )
}
