import type { Metadata } from "next"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { addToken, dropToken, endSession, saveName, savePassword } from "@/app/account/change"
import { saidOf } from "@/app/said"
import { viewer } from "@/app/viewer"
import { ActionForm } from "@/components/people/account/action-form"
import { Field } from "@/components/people/account/field"
import { Sessions } from "@/components/people/account/sessions"
import { SignOut } from "@/components/people/account/signed-in"
import { Tokens } from "@/components/people/account/tokens"
import { sessionTokenIn } from "@/lib/auth/session-cookie"
import { env } from "@/lib/env"
import { accountOf } from "@/lib/queries/people/account"

export const metadata: Metadata = { title: "Your account" }

export default async function AccountPage() {
  const person = await viewer()
  // The proxy sends who has not signed in to do so; an API token has no page of its own.
  if (person.kind !== "person" || person.token) notFound()
  const account = await accountOf(person, sessionTokenIn(await headers()))
  return (
    <div className="my-8 max-w-read">
      <h1 className="font-semibold text-xl">Your account</h1>
      <p className="mt-2 mb-3">
        {person.email}
        {person.owner && ", owner of this Exhibit"}
        {account.provider && `, signs in through ${env().oidc?.name ?? "a provider"}`}
      </p>
      <SignOut />
      <Part title="Name">
        <ActionForm label="Name" act={saveName} said={await saidOf("name")} button="Save">
          <Field
            label="What you are called"
            name="name"
            defaultValue={person.name}
            autoComplete="name"
            maxLength={200}
            required
          />
        </ActionForm>
      </Part>
      {account.password && (
        <Part title="Password">
          <ActionForm
            label="Change the password"
            act={savePassword}
            said={await saidOf("password")}
            button="Change"
          >
            <input type="hidden" name="username" autoComplete="username" value={person.email} />
            <Field label="Old password" name="old" type="password" autoComplete="current-password" required />
            <Field
              label="New password"
              name="password"
              type="password"
              autoComplete="new-password"
              minLength={12}
              maxLength={128}
              required
              hint="At least 12 characters. Every other session of yours ends."
            />
          </ActionForm>
        </Part>
      )}
      <Part title="Sessions">
        <Sessions sessions={account.sessions} end={endSession} />
      </Part>
      <Part title="API tokens">
        <Tokens tokens={account.tokens} add={addToken} added={await saidOf("token")} drop={dropToken} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8" aria-label={title}>
      <h2 className="mb-2 font-semibold text-lg">{title}</h2>
      {children}
    </section>
  )
}
