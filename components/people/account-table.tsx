import Link from "next/link"
import { ScrollBox } from "@/components/ui/scroll-box"
import { Timestamp } from "@/components/ui/timestamp"
import type { AccountRow } from "@/lib/model/people/rows"
import { membersUrl } from "@/lib/urls/people"
import { ActionForm, type FormAction } from "./action-form"

const HEAD = "border-edge border-b px-3 py-1 align-bottom font-medium first:pl-0"
const CELL = "border-line border-b px-3 py-2 align-top first:pl-0"

type Account = AccountRow & Record<"close" | "reopen" | "password", FormAction>

/** Everybody with an account, what they belong to, and when they were last here. */
export function AccountTable({ people }: { people: Account[] }) {
  return (
    <ScrollBox label="Table of accounts">
      <table className="border-collapse">
        <caption className="sr-only">Accounts, open ones first</caption>
        <thead>
          <tr className="text-left">
            {["name", "e-mail", "studies", "last seen", "account"].map((words) => (
              <th key={words} scope="col" className={HEAD}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className={`${CELL} text-left font-medium`}>
                {person.name}
              </th>
              <td className={CELL}>{person.email}</td>
              <td className={`${CELL} min-w-48`}>
                <Memberships person={person} />
              </td>
              <td className={`${CELL} text-muted`}>
                {person.lastSeen === null ? "–" : <Timestamp iso={person.lastSeen} />}
              </td>
              <td className={`${CELL} min-w-56`}>
                <AccountForms person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Memberships({ person: { owner, memberships } }: { person: AccountRow }) {
  if (owner) return <span className="text-muted">owns this Exhibit</span>
  if (memberships.length === 0) return <span className="text-muted">none</span>
  return (
    <ul>
      {memberships.map(({ slug, title, role }) => (
        <li key={slug}>
          <Link href={membersUrl(slug)} className="link inline-flex min-h-6 items-center">
            {title}
          </Link>
          <span className="text-muted"> {role}</span>
        </li>
      ))}
    </ul>
  )
}

function AccountForms({ person }: { person: Account }) {
  const { name, owner, closedAt } = person
  const own = <span className="sr-only"> for {name}</span>
  if (closedAt !== null)
    return (
      <div className="flex flex-col gap-1">
        <span className="text-muted">
          closed <Timestamp iso={closedAt} />
        </span>
        <ActionForm
          action={person.reopen}
          label={`Reopen the account of ${name}`}
          button={<>reopen{own}</>}
        />
      </div>
    )
  return (
    <div className="flex flex-wrap gap-2">
      <ActionForm
        action={person.password}
        label={`New password for ${name}`}
        button={<>password link{own}</>}
      />
      {!owner && (
        <ActionForm action={person.close} label={`Close the account of ${name}`} button={<>close{own}</>} />
      )}
    </div>
  )
}
