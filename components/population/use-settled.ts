"use client"

import { useState } from "react"

/** What a control shows: the user's choice at once, and the address's value whenever that changes. */
export function useSettled<Value>(value: Value): [Value, (value: Value) => void] {
  const [seen, setSeen] = useState(value)
  const [shown, show] = useState(value)
  if (seen !== value) {
    setSeen(value)
    show(value)
  }
  return [shown, show]
}
