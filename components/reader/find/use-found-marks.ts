"use client"

import { useEffect } from "react"
import { leavesOf, rangeIn, type TextLeaf } from "@/components/reader/text/positions"
import type { FindMatch, Found } from "@/lib/model/reader/find/scan"

const ALL = "find"
const CURRENT = "find-current"
const PAUSE = 80

/** Paints the matches that are in the page, and again whenever rows come and go; styles are in globals.css. */
export function useFoundMarks(found: Found | null, current: FindMatch | null): void {
  useEffect(() => {
    const root = document.querySelector("[data-conversation]")
    if (!found || !root || !("highlights" in CSS)) return
    const byMessage = Map.groupBy(found.matches, ({ message }) => message)
    let timer: ReturnType<typeof setTimeout> | undefined
    const paint = () => {
      timer = undefined
      const leaves = leavesByMessage(root, byMessage)
      const all = new Highlight()
      for (const [message, own] of leaves) {
        for (const match of byMessage.get(message) ?? []) {
          const range = match === current ? null : rangeOfMatch(own, match)
          if (range) all.add(range)
        }
      }
      CSS.highlights.set(ALL, all)
      const here = current && rangeOfMatch(leaves.get(current.message) ?? [], current)
      if (here) CSS.highlights.set(CURRENT, new Highlight(here))
      else CSS.highlights.delete(CURRENT)
    }
    const observer = new MutationObserver(() => {
      timer ??= setTimeout(paint, PAUSE)
    })
    observer.observe(root, { childList: true, subtree: true })
    paint()
    return () => {
      observer.disconnect()
      clearTimeout(timer)
      CSS.highlights.delete(ALL)
      CSS.highlights.delete(CURRENT)
    }
  }, [found, current])
}

function leavesByMessage(root: Element, wanted: Map<number, unknown>): Map<number, TextLeaf[]> {
  const leaves = new Map<number, TextLeaf[]>()
  for (const element of root.querySelectorAll("[data-message]")) {
    const message = Number(element.getAttribute("data-message"))
    if (wanted.has(message)) leaves.set(message, [...(leaves.get(message) ?? []), ...leavesOf(element)])
  }
  return leaves
}

/** Static: a live range costs at every change of the page, and these are made anew then. */
function rangeOfMatch(leaves: TextLeaf[], { at }: FindMatch): StaticRange | null {
  const range = rangeIn(leaves, at)
  return range && new StaticRange(range)
}
