import { ownForm, seeOther } from "@/app/see-other"
import { signOut } from "@/lib/auth/sign-in"
import { studiesUrl } from "@/lib/urls/studies"

/** Ends the session that the form comes with. */
export async function POST(request: Request): Promise<Response> {
  const form = await ownForm(request)
  if (form instanceof Response) return form
  return seeOther(studiesUrl(), await signOut(request.headers))
}
