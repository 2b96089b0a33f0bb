"use client"

import { useSettled } from "./use-settled"

/** A bound on a number, written as in addresses: "severity>=7". */
export function ClauseField({ variable, value }: { variable: string; value: string }) {
  const [shown, show] = useSettled(value)
  return (
    <input
      type="text"
      name="where"
      value={shown}
      onChange={(event) => show(event.target.value)}
      placeholder={`${variable}>=7`}
      aria-label={`Bound on ${variable}, such as ${variable}>=7`}
      className="control w-full font-mono text-sm"
    />
  )
}
