"use client"

import type { Route } from "next"
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react"
import { flushSync } from "react-dom"
import { changeInPlace, isInUse } from "@/components/reader/chunks/element"
import { ChunkStore } from "@/components/reader/chunks/store"
import { useLazyRows } from "@/components/reader/chunks/use-lazy-rows"
import { messageElement, reveal, revealRange } from "@/components/reader/spans/bring-into-sight"
import type { Mailbox } from "@/lib/model/reader/mail/parts"
import { type PackedPlan, unpackPlan } from "@/lib/model/reader/packed-plan"
import { chunkOfMessage, chunkOfRow } from "@/lib/model/reader/plan"
import { formatReaderSettings, READER_COOKIE, type ReaderSettings } from "@/lib/model/reader/settings"
import type { OutlineRow, Plan, ReaderPlace, ReaderRow } from "@/lib/model/reader/shown"
import { atMessage, readerOutlineUrl, readerRowsUrl } from "@/lib/urls/reader"
import { anchorUrl } from "@/lib/urls/route"
import { ReaderContext, type ReaderControl, StoreContext } from "./control"

type Props = {
  transcript: { id: string; study: string }
  /** The transcript's address as one came to it, without a place in it. */
  address: Route
  plan: PackedPlan
  outline: OutlineRow[] | null
  mailbox: Mailbox
  link: ReaderPlace | null
  /** The chunks that are in the page from the start. */
  first: { index: number; rows: ReaderRow[] }[]
  settings: ReaderSettings
  children: ReactNode
}

const YEAR = 31_536_000

/** Holds what all parts of the reader share: what is loaded, where one is, how one reads. */
export function Reader({
  transcript,
  address,
  plan: packed,
  outline: given,
  mailbox,
  link,
  first,
  settings: initial,
  children,
}: Props) {
  const { id, study } = transcript
  const plan = useMemo(() => unpackPlan(packed), [packed])
  const [outline, setOutline] = useState(given)
  const [outlineFailed, setOutlineFailed] = useState(false)
  const [settings, setSettings] = useState(initial)
  const isLazy = useLazyRows(plan, first, link)
  const [store] = useState(
    () =>
      new ChunkStore(plan.chunks, first, {
        load: async (rows, signal) => read(await fetch(readerRowsUrl(id, study, rows), { signal })),
        holds: isInUse,
        change: changeInPlace,
      }),
  )

  useEffect(() => {
    if (given) return
    const control = new AbortController()
    fetch(readerOutlineUrl(id, study), { signal: control.signal })
      .then(read)
      .then(setOutline)
      .catch(() => {
        if (!control.signal.aborted) setOutlineFailed(true)
      })
    return () => control.abort()
  }, [given, id, study])

  const hrefOf = useCallback(
    (message: number): Route => (plan.whole ? anchorUrl(`m${message + 1}`) : atMessage(address, message)),
    [plan.whole, address],
  )

  const go = useCallback(
    async (place: ReaderPlace | { anchor: string }, { keep = false } = {}) => {
      const chunk =
        "anchor" in place ? chunkOfAnchor(place.anchor, plan, outline) : chunkOfMessage(plan, place.message)
      const there = () =>
        "anchor" in place ? document.getElementById(place.anchor) : messageElement(place.message)
      if (!there() && chunk) {
        await store.ensure(chunk.index)
        await painted()
      }
      const element = there()
      if (!element) return null
      if (isFoldedAway(element)) flushSync(() => setSettings((now) => ({ ...now, folded: "none" })))
      const within = "at" in place && place.at ? await revealRange(element, place.message, place.at) : null
      if (within && isFoldedAway(within)) {
        flushSync(() => setSettings((now) => ({ ...now, folded: "none" })))
        if ("at" in place && place.at) await revealRange(element, place.message, place.at)
      }
      if (!within) reveal(element)
      if (!keep) pushPlace(place, plan.whole)
      return within ?? element
    },
    [plan, outline, store],
  )

  const control: ReaderControl = useMemo(
    () => ({
      ...{
        transcript: { id, study },
        plan,
        link,
        outline,
        outlineFailed,
        mailbox,
        isLazy,
        go,
        hrefOf,
        settings,
      },
      here: () => rowHere(outline),
      set: (change) =>
        setSettings((now) => {
          const next = { ...now, ...change }
          // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
          document.cookie = `${READER_COOKIE}=${encodeURIComponent(formatReaderSettings(next))};path=/;max-age=${YEAR};samesite=lax`
          return next
        }),
    }),
    [id, study, plan, link, outline, outlineFailed, mailbox, isLazy, go, hrefOf, settings],
  )
  return (
    <ReaderContext value={control}>
      <StoreContext value={store}>{children}</StoreContext>
    </ReaderContext>
  )
}

async function read(response: Response) {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
  return response.json()
}

function chunkOfAnchor(anchor: string, plan: Plan, outline: OutlineRow[] | null) {
  const number = /^m(\d+)$/.exec(anchor)?.[1]
  if (number) return chunkOfMessage(plan, Number(number) - 1)
  // A mail's anchor names its message.
  const mail = /^mail-(\d+)-/.exec(anchor)?.[1]
  if (mail) return chunkOfMessage(plan, Number(mail) - 1)
  const row = outline?.find(
    ({ evidence, comments }) => evidence.includes(anchor) || comments.includes(anchor),
  )
  return row ? chunkOfRow(plan, row.row) : null
}

const TOP = 90

function rowHere(outline: OutlineRow[] | null): OutlineRow | null {
  const focused = document.activeElement?.closest<HTMLElement>("[data-row]")
  const box = focused?.getBoundingClientRect()
  const rows = [...document.querySelectorAll<HTMLElement>("[data-conversation] [data-row]")]
  const shown =
    box && box.bottom > TOP && box.top < window.innerHeight
      ? focused
      : rows.find((row) => row.getBoundingClientRect().bottom > TOP)
  const message = Number(shown?.dataset.message ?? Number.NaN)
  return outline?.find((row) => row.message === message) ?? null
}

/** A folded lane would hide what one asked for. */
function isFoldedAway(element: Element): boolean {
  return element.closest("[data-lane]")?.checkVisibility() === false
}

/** Puts a place into the address; of a long transcript so that the server answers it too. */
function pushPlace(place: ReaderPlace | { anchor: string }, whole: boolean) {
  const url = new URL(window.location.href)
  url.hash = "anchor" in place ? place.anchor : `m${place.message + 1}`
  url.searchParams.delete("at")
  url.searchParams.delete("quote")
  if (!whole && "message" in place) url.searchParams.set("at", String(place.message + 1))
  if (url.href !== window.location.href) window.history.pushState(null, "", url)
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}
