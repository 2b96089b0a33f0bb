"use client"

import { useState, useSyncExternalStore } from "react"

/**
 * The share of one level, in per cent. What it sends names its level, as addresses do; a plain form cannot, and
 * sends the number alone.
 */
export function ShareField({ level, words, value }: { level: string; words: string; value: string }) {
  const scripted = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const [shown, show] = useState(value)
  return (
    <label className="inline-flex items-center gap-1.5">
      <span>{words}</span>
      <input
        type="number"
        name={scripted ? undefined : "share"}
        value={shown}
        onChange={(event) => show(event.target.value)}
        min="0"
        max="100"
        step="any"
        required
        className="control w-20 text-right tabular-nums"
      />
      <span>%</span>
      {scripted && <input type="hidden" name="share" value={`${level}:${shown}`} />}
    </label>
  )
}
