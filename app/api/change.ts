import { z } from "zod"
import { answer, refuse } from "@/app/api/answer"
import { viewer } from "@/app/viewer"
import { type Person, requirePerson } from "@/lib/model/people/viewer"

/**
 * Runs a handler that changes something, for who has an account. A request with a session must come from a page of
 * this site: a cookie goes along with requests that other sites make.
 */
export function change(request: Request, handle: (who: Person) => Promise<Response>): Promise<Response> {
  return answer(async () => {
    const asking = await viewer()
    const cameByToken = asking.kind === "person" && asking.token !== null
    if (!cameByToken && !isOwnPage(request))
      return refuse(403, "This request does not come from a page of this Exhibit.")
    return handle(requirePerson(asking))
  })
}

/** The body as JSON of this shape; a Response that says what does not fit. */
export async function bodyOf<T>(request: Request, shape: z.ZodType<T>): Promise<T | Response> {
  const parsed = shape.safeParse(await request.json().catch(() => undefined))
  return parsed.success ? parsed.data : refuse(400, z.prettifyError(parsed.error))
}

/** Whether a page of this site made the request, as far as the browser says. */
export function isOwnPage({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site")
  if (site !== null) return site === "same-origin"
  const origin = headers.get("origin")
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get("host")
}
