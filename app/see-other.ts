import { refuse } from "@/app/api/answer"
import { isOwnPage } from "@/app/api/change"

/** Answers a form: the browser gets what stands at `path` next. Relative, so that no proxy's name is needed. */
export function seeOther(path: string, cookies: string[] = []): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "no-store" })
  for (const cookie of cookies) headers.append("Set-Cookie", cookie)
  return new Response(null, { status: 303, headers })
}

/** The fields of a form that a page of this site sent; a Response for every other. */
export async function ownForm(request: Request): Promise<Map<string, string> | Response> {
  if (!isOwnPage(request)) return refuse(403, "This request does not come from a page of this Exhibit.")
  const form = await request.formData().catch(() => null)
  if (!form) return refuse(400, "This is no form.")
  return new Map([...form].flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])))
}
