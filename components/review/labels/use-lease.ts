import { useEffect, useEffectEvent, useRef } from "react"
import { leaseApiUrl } from "@/lib/urls/review"
import { askJson } from "./ask-json"

/** Who did nothing for so long is not at it any more, in ms. */
const IDLE = 60_000
/** So often the item is said to be still in front of one, in ms. */
const EVERY = 30_000

/**
 * Keeps a queue's item while one is at it, and counts the seconds that one is. `take` gives those that were not said
 * yet. Without a queue nothing is said.
 */
export function useLease(queue: number | null, transcript: string, lost: (words: string) => void) {
  const active = useRef({ since: 0, last: 0 })
  const tell = useEffectEvent(lost)

  useEffect(() => {
    if (queue === null) return
    const own = active.current
    own.since = own.last = performance.now()
    const notice = () => {
      const now = performance.now()
      // What one did not do anything in is not counted.
      if (now - own.last > IDLE) own.since += now - own.last - IDLE
      own.last = now
    }
    const say = async () => {
      if (document.visibilityState === "hidden" || performance.now() - own.last > IDLE) return
      const seconds = take(own)
      const answer = await askJson(leaseApiUrl(queue), "POST", { transcript, seconds }).catch(() => null)
      if (!answer) own.since -= seconds * 1000
      else if (answer.status === 409) tell(answer.message)
    }
    const events = ["keydown", "pointerdown", "pointermove", "scroll", "wheel"] as const
    for (const event of events) document.addEventListener(event, notice, { passive: true, capture: true })
    // What was put back, or left for long, is one's own again once it is opened.
    void say()
    const timer = window.setInterval(say, EVERY)
    return () => {
      window.clearInterval(timer)
      for (const event of events) document.removeEventListener(event, notice, { capture: true })
    }
  }, [queue, transcript])

  return { take: () => (queue === null ? 0 : take(active.current)) }
}

function take(own: { since: number; last: number }): number {
  const now = performance.now()
  const until = Math.min(now, own.last + IDLE)
  const seconds = Math.max(0, Math.round((until - own.since) / 1000))
  own.since = now
  return seconds
}
