"use client"

import { useEffect, useEffectEvent, useSyncExternalStore } from "react"
import type { Selected } from "./selected-parts"

/** What else can be done with the words that one selected, besides copying them. */
export type SelectionAction = { words: string; act(selected: Selected): void }

/** While the caller is mounted, a button of the selection bar with these words; null: none for now. */
export function useSelectionAction(action: SelectionAction | null): void {
  const words = action?.words ?? null
  const act = useEffectEvent((selected: Selected) => action?.act(selected))
  useEffect(() => {
    if (words === null) return
    return offer({ words, act: (selected) => act(selected) })
  }, [words])
}

/** Every action that is offered now, in the order in which they came. */
export function useSelectionActions(): SelectionAction[] {
  return useSyncExternalStore(subscribe, offered, none)
}

let actions: SelectionAction[] = []
const listeners = new Set<() => void>()
const NONE: SelectionAction[] = []

function offer(action: SelectionAction): () => void {
  change([...actions, action])
  return () => change(actions.filter((one) => one !== action))
}

function change(next: SelectionAction[]) {
  actions = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const offered = () => actions
const none = () => NONE
