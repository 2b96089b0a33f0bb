import { cookies } from "next/headers"
import { z } from "zod"
import type { Said } from "@/components/account/action-form"

const NAME = "exhibit.said"

const Kept = z.object({
  form: z.string(),
  problem: z.string().optional(),
  done: z.string().optional(),
  token: z.string().optional(),
})

/**
 * Hands what came of a form to the page that answers it: without scripts, a prerendered page does not get a form's
 * state. The browser forgets it at once: a token is shown once.
 */
export async function keepSaid(form: string, said: Said): Promise<void> {
  const options = { path: "/account", maxAge: 0, httpOnly: true, sameSite: "strict" } as const
  ;(await cookies()).set(NAME, JSON.stringify({ form, ...said }), options)
}

/** What came of the form that this page answers, if it was this one. */
export async function saidOf(form: string): Promise<Said> {
  const value = (await cookies()).get(NAME)?.value
  if (value === undefined) return null
  try {
    const { form: kept, ...said } = Kept.parse(JSON.parse(value))
    return kept === form ? said : null
  } catch {
    return null
  }
}
