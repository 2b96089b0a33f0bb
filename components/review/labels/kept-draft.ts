import { z } from "zod"
import { Answers } from "@/lib/model/review/labels/answers"

const Kept = z.object({
  answers: Answers,
  /** Of the server's draft that these answers were made from. */
  revision: z.int(),
  /** When they were changed, in ms since 1970. */
  at: z.number(),
  /** Whether the server has them. */
  clean: z.boolean(),
  /** What was on its way to the server, and may have come there unheard. */
  sent: Answers.nullable().default(null),
})
export type Kept = z.infer<typeof Kept>

/** What this device kept of a draft; null where it kept nothing that can be read. */
export function readKept(key: string): Kept | null {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(PREFIX + key) ?? "null"))
  } catch {
    return null
  }
}

/** Keeps a draft on this device, or no longer (null); false where the browser does not let one. */
export function writeKept(key: string, kept: Kept | null): boolean {
  try {
    if (kept) localStorage.setItem(PREFIX + key, JSON.stringify(kept))
    else localStorage.removeItem(PREFIX + key)
    return true
  } catch {
    return false
  }
}

const PREFIX = "exhibit.draft "
