import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { AccountTable } from "@/components/people/account-table"
import { ActionForm } from "@/components/people/action-form"
import { EmailField } from "@/components/people/email-field"
import { plural } from "@/lib/format/words"
import { isExhibitOwner } from "@/lib/model/people/viewer"
import { listPeople } from "@/lib/queries/people/accounts"
import { close, inviteHere, passwordLink, reopen } from "./actions"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "People" }

export default async function AccountsPage() {
  const who = await viewer()
  if (!isExhibitOwner(who)) notFound()
  const people = await listPeople(who)
  return (
    <div className="py-3">
      <h1 className="font-semibold text-xl tracking-tight">People</h1>
      <p className="max-w-read text-muted">
        {`${plural(people.length, "account")}. Closing one ends its sessions and API tokens; what its person judged stays.`}
      </p>
      <AccountTable
        people={people.map((person) => ({
          ...person,
          close: close.bind(null, person.id),
          reopen: reopen.bind(null, person.id),
          password: passwordLink.bind(null, person.id),
        }))}
      />
      <section className="my-4">
        <h2 className="font-semibold">Invite somebody</h2>
        <p className="max-w-read text-muted">
          To an account without a role: it reads the studies that are open to everybody with an account. To
          give a role in a study, invite them there.
        </p>
        <ActionForm action={inviteHere} label="Invite somebody" button="Make a link">
          <EmailField />
        </ActionForm>
      </section>
    </div>
  )
}
