"use client"

import { createContext, type ReactNode, useContext, useEffect } from "react"
import type { Level } from "@/lib/model/judgement"
import type { Role } from "@/lib/model/people/viewer"

/** What became of a form that was sent. */
export type TalkState = { problem: string } | { done: string } | null
export type TalkAction = (state: TalkState, form: FormData) => Promise<TalkState>
export type TalkActions = Record<"comment" | "reply" | "resolve" | "flag" | "withdraw" | "settle", TalkAction>

/** Who reads, and what they may say. */
export type Talk = {
  transcript: string
  study: string
  /** Null: somebody without an account. */
  person: { id: string; name: string } | null
  role: Role
  /** Whom one may mention; nobody where one may not comment. */
  names: string[]
  /** Comments that mention the person, who sees them now for the first time. */
  unseen: string[]
  /** Where to sign in; null where nobody can. */
  signIn: string | null
  /** The levels of categorical variables, by key. */
  levels: Record<string, Level[]>
  actions: TalkActions
}

const TalkContext = createContext<Talk | null>(null)

/** Null on pages where one only reads. */
export function useTalk(): Talk | null {
  return useContext(TalkContext)
}

export function TalkProvider({ talk, children }: { talk: Talk; children: ReactNode }) {
  const unseen = talk.unseen.join(" ")
  useEffect(() => {
    if (unseen === "") return
    const body = JSON.stringify({ comments: unseen.split(" ") })
    const headers = { "content-type": "application/json" }
    // If it cannot be said now they stay unseen, and are said the next time.
    fetch("/api/v1/mentions/seen", { method: "POST", headers, body }).catch(() => undefined)
  }, [unseen])
  return <TalkContext value={talk}>{children}</TalkContext>
}
