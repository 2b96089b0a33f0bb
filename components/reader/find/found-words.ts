import { count } from "@/lib/format/words"
import type { Found } from "@/lib/model/reader/find/scan"

/** "3 of 128", "128 matches", "no matches", "3 of more than 100,000". */
export function foundWords({ total, capped }: Found, index: number | null): string {
  if (total === 0) return "no matches"
  const all = capped ? `more than ${count(total)}` : count(total)
  if (index !== null) return `${count(index + 1)} of ${all}`
  return `${all} ${total === 1 ? "match" : "matches"}`
}

/** What the list of matches leaves out; null when it is whole. */
export function leftOutWords({ total, shown, capped }: Found): string | null {
  if (shown === total && !capped) return null
  return `The first ${count(shown)} of ${capped ? "more than " : ""}${count(total)} matches can be gone through.`
}
