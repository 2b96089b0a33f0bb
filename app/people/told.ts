import "server-only"
import type { Route } from "next"
import { headers } from "next/headers"
import { keepSaid } from "@/app/said"
import type { Done } from "@/components/people/action-form"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"

/** What a form says: what came of it, or in words why it was refused; also where no script hears it. */
export async function told(act: () => Promise<Done>): Promise<Done> {
  const done = await inWords(act)
  await keepSaid(done)
  return done
}

async function inWords(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof QuestionError || error instanceof ConflictError || error instanceof AccessError)
      return { problem: error.message }
    throw error
  }
}

/** An address of this site in full, to be sent to somebody. */
export async function linkTo(path: Route): Promise<{ path: string; href: string }> {
  const sent = await headers()
  const origin = sent.get("origin") ?? `http://${sent.get("host")}`
  return { path, href: `${origin}${path}` }
}
