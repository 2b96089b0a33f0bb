import "server-only"
import { cookies, headers } from "next/headers"
import { z } from "zod"

const NAME = "exhibit.said"

const Kept = z.object({
  /** The form that says it itself; without one the page does, at its head. */
  form: z.string().optional(),
  problem: z.string().optional(),
  done: z.string().optional(),
  token: z.string().optional(),
  link: z.object({ path: z.string(), href: z.string() }).optional(),
})
export type KeptWords = z.infer<typeof Kept>

/** A browser keeps no cookie beyond 4,096 bytes, and each of these characters may take nine. */
const LONGEST = 300

/**
 * Hands what came of a form to the page that answers it: without scripts, a page does not get a form's state. The
 * browser forgets it at once: a token or a link is shown once.
 */
export async function keepSaid(said: KeptWords | null, form?: string): Promise<void> {
  if (said === null || Object.values(said).every((one) => !one) || (await headers()).has("next-action"))
    return
  const { problem, done } = said
  const kept = { ...said, ...(form && { form }), ...(problem && { problem: short(problem) }) }
  const options = { path: "/", maxAge: 0, httpOnly: true, sameSite: "strict" } as const
  ;(await cookies()).set(NAME, JSON.stringify({ ...kept, ...(done && { done: short(done) }) }), options)
}

/** What came of the form that this page answers, if it was this one; without a name, of one that cannot say it. */
export async function saidOf(form?: string): Promise<KeptWords | null> {
  const value = (await cookies()).get(NAME)?.value
  if (value === undefined) return null
  try {
    const { form: kept, ...said } = Kept.parse(JSON.parse(value))
    return kept === form ? said : null
  } catch {
    return null
  }
}

function short(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words
}
