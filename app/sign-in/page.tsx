import type { Metadata } from "next"
import { viewer } from "@/app/viewer"
import { SignInForm } from "@/components/people/account/sign-in-form"
import { SignedIn } from "@/components/people/account/signed-in"
import { hasOwner } from "@/lib/auth/has-owner"
import { ownPath } from "@/lib/auth/own-path"
import { env } from "@/lib/env"

export const metadata: Metadata = { title: "Sign in" }

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const [asked, asking] = await Promise.all([searchParams, viewer()])
  const next = ownPath(one(asked.next))
  const { oidc } = env()
  const provider = oidc && { name: oidc.name, href: `/sign-in/provider?next=${encodeURIComponent(next)}` }
  return (
    <div className="my-8 max-w-read">
      <h1 className="mb-4 font-semibold text-xl">Sign in</h1>
      {asking.kind === "person" ? (
        <SignedIn person={asking} next={next} />
      ) : (await hasOwner()) ? (
        <SignInForm
          check="/sign-in/check"
          next={next}
          problem={problemOf(asked)}
          provider={provider ?? null}
        />
      ) : (
        <p>
          This Exhibit has no owner yet. Where it was started, it printed a link to set it up; starting it
          again, or <code>exhibit invite --owner</code>, prints a new one.
        </p>
      )}
    </div>
  )
}

function problemOf(asked: Record<string, string | string[] | undefined>): string | undefined {
  const problem = one(asked.problem)
  if (problem === "wrong") return "This e-mail address and password do not go together."
  if (problem === "provider" || asked.error !== undefined)
    return "The provider did not sign you in here: it failed, its account has no verified e-mail address, or that address may not join."
  if (problem !== "limited") return undefined
  const minutes = Math.ceil((Number(one(asked.wait)) || 60) / 60)
  return `Too many attempts. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
