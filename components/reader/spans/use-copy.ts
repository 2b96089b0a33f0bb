import { useCallback, useEffect, useState } from "react"
import { copyText } from "./clipboard"

export type CopyOutcome =
  | { kind: "coming" | "copied" | "failed"; words: string }
  | { kind: "by hand"; words: string; text: string }

/** How long it is said that something was copied, in ms. */
const SAID = 4000

/** Copies a text that is on its way, and says what became of it. */
export function useCopy() {
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null)
  const forget = useCallback(() => setOutcome(null), [])

  useEffect(() => {
    if (outcome?.kind !== "copied") return
    const timer = window.setTimeout(forget, SAID)
    return () => window.clearTimeout(timer)
  }, [outcome, forget])

  const copy = useCallback(async (what: string, text: Promise<string>) => {
    setOutcome({ kind: "coming", words: `copying the ${what}` })
    try {
      const copied = await copyText(text)
      if (copied) setOutcome({ kind: "copied", words: `${what} copied` })
      else {
        const words = `The browser allows no copying here. The ${what}, to copy by hand:`
        setOutcome({ kind: "by hand", words, text: await text })
      }
    } catch {
      setOutcome({ kind: "failed", words: `The ${what} could not be loaded, and nothing was copied.` })
    }
  }, [])
  return { outcome, copy, forget }
}
