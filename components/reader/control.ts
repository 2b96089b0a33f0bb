"use client"

import type { Route } from "next"
import { createContext, use } from "react"
import type { ChunkStore } from "@/components/reader/chunks/store"
import type { Mailbox } from "@/lib/model/reader/mail/parts"
import type { ReaderSettings } from "@/lib/model/reader/settings"
import type { OutlineRow, Plan, ReaderPlace } from "@/lib/model/reader/shown"

export type ReaderControl = {
  transcript: { id: string; study: string }
  plan: Plan
  /** The span that the address speaks of. */
  link: ReaderPlace | null
  /** Null until it has come; then every row. */
  outline: OutlineRow[] | null
  outlineFailed: boolean
  mailbox: Mailbox
  /**
   * Brings a message, a range in it, or the element of an anchor into sight: loads what holds it, opens what is
   * folded around it, lights it. `keep` leaves the address as it is. Resolves to the element; null where there is none.
   */
  go(place: ReaderPlace | { anchor: string }, options?: { keep?: boolean }): Promise<HTMLElement | null>
  /** Address of a message (ordinal from 0): within the page where all of it is there, else one that the server answers. */
  hrefOf(message: number): Route
  /** The row that one is reading: where the focus is, else the first that reaches below the top of the window. */
  here(): OutlineRow | null
  /** Whether a message is laid out only when it comes near the screen: nothing that the first screen waits for. */
  isLazy(message: number): boolean
  settings: ReaderSettings
  set(change: Partial<ReaderSettings>): void
}

export const ReaderContext = createContext<ReaderControl | null>(null)

/** The reader that a part of it stands in. @throws Error outside of one. */
export function useReader(): ReaderControl {
  const control = use(ReaderContext)
  if (!control) throw new Error("this part stands only within a reader")
  return control
}

/** The loaded chunks; only the conversation asks for it. */
export const StoreContext = createContext<ChunkStore | null>(null)
