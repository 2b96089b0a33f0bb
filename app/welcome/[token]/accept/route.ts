import { ownForm, seeOther } from "@/app/see-other"
import { signIn } from "@/lib/auth/sign-in"
import { accept, LinkError } from "@/lib/commands/people/accept-invitation"
import { QuestionError } from "@/lib/model/question-error"
import { signInUrl, welcomeUrl } from "@/lib/urls/people"
import { studiesUrl } from "@/lib/urls/studies"

/** Answers the form of an invitation: makes the account, or sets the password, and signs in. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/welcome/[token]/accept">,
): Promise<Response> {
  const { token } = await params
  const form = await ownForm(request)
  if (form instanceof Response) return form
  const [name, email, password] = ["name", "email", "password"].map((field) => form.get(field) ?? "")
  try {
    const accepted = await accept(token, { name: name ?? "", email: email ?? "", password: password ?? "" })
    if (!accepted.password) return seeOther(signInUrl())
    const signedIn = await signIn(request.headers, accepted.email, password ?? "")
    return "cookies" in signedIn ? seeOther(studiesUrl(), signedIn.cookies) : seeOther(signInUrl())
  } catch (error) {
    if (error instanceof LinkError) return seeOther(welcomeUrl(token))
    if (!(error instanceof QuestionError)) throw error
    const said = new URLSearchParams({ problem: error.message, name: name ?? "", email: email ?? "" })
    return seeOther(`${welcomeUrl(token)}?${said}`)
  }
}
