import { ownForm, seeOther } from "@/app/see-other"
import { ownPath } from "@/lib/auth/own-path"
import { signIn } from "@/lib/auth/sign-in"
import { signInUrl } from "@/lib/urls/people"

/** Answers the sign-in form. */
export async function POST(request: Request): Promise<Response> {
  const form = await ownForm(request)
  if (form instanceof Response) return form
  const next = ownPath(form.get("next"))
  const signedIn = await signIn(request.headers, form.get("email") ?? "", form.get("password") ?? "")
  if ("cookies" in signedIn) return seeOther(next, signedIn.cookies)
  const wait = signedIn.problem === "limited" ? `&wait=${signedIn.seconds}` : ""
  return seeOther(`${signInUrl(next)}&problem=${signedIn.problem}${wait}`)
}
