import type { Metadata } from "next"
import Link from "next/link"
import { WelcomeForm } from "@/components/people/account/welcome-form"
import { findInvitation, type OpenInvitation } from "@/lib/queries/people/invitation"
import { signInUrl, welcomeUrl } from "@/lib/urls/people"

export const metadata: Metadata = { title: "Welcome", robots: "noindex" }

export default async function WelcomePage({ params, searchParams }: PageProps<"/welcome/[token]">) {
  const [{ token }, asked] = await Promise.all([params, searchParams])
  const invitation = await findInvitation(decodeURIComponent(token))
  const said = Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  )
  return (
    <div className="my-8 max-w-read">
      <h1 className="mb-4 font-semibold text-xl">{invitation ? titleOf(invitation) : "Welcome"}</h1>
      {invitation ? (
        <>
          <p className="mb-4">{leadOf(invitation)}</p>
          <WelcomeForm invitation={invitation} accept={`${welcomeUrl(token)}/accept`} said={said} />
        </>
      ) : (
        <p>
          This link is no longer good. Each is good once, for a while: ask for a new one, or{" "}
          <Link href={signInUrl()} className="link">
            sign in
          </Link>
          .
        </p>
      )}
    </div>
  )
}

function titleOf({ kind }: OpenInvitation): string {
  return { owner: "Set up this Exhibit", member: "Join this Exhibit", password: "A new password" }[kind]
}

function leadOf({ kind, invited_by }: OpenInvitation): string {
  if (kind === "owner")
    return "You will own it: every study, who has access, and the audit log. Until then it can be read at this machine only."
  return kind === "password" ? "It ends every session of this account." : `Invited by ${invited_by}.`
}
