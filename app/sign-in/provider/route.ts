import { connection } from "next/server"
import { seeOther } from "@/app/see-other"
import { ownPath } from "@/lib/auth/own-path"
import { startSingleSignOn } from "@/lib/auth/sign-in"
import { env } from "@/lib/env"
import { signInUrl } from "@/lib/urls/people"

/**
 * Sends the browser to the provider. A link and not a form: a form's policy would have to allow every origin that the
 * provider itself may redirect to.
 */
export async function GET(request: Request): Promise<Response> {
  await connection()
  const next = ownPath(new URL(request.url).searchParams.get("next"))
  if (!env().oidc || request.headers.get("sec-fetch-site") === "cross-site") return seeOther(signInUrl(next))
  const start = await startSingleSignOn(request.headers, next).catch((error: unknown) => {
    console.error(error)
    return null
  })
  return start ? seeOther(start.url, start.cookies) : seeOther(`${signInUrl(next)}&problem=provider`)
}
