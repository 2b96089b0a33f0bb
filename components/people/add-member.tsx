import { Timestamp } from "@/components/ui/timestamp"
import type { PendingInvitation } from "@/lib/model/people/rows"
import { ActionForm, type FormAction } from "./action-form"
import { EmailField } from "./email-field"
import { RoleSelect } from "./role-select"

type Pending = PendingInvitation & { withdraw: FormAction }

/** Gives somebody a role; who has no account yet is invited, by a link that is shown once. */
export function AddMember({ add, pending }: { add: FormAction; pending: Pending[] }) {
  return (
    <section className="my-4">
      <h2 className="font-semibold">Add somebody</h2>
      <p className="max-w-read text-muted">
        Who has no account here gets a link that is good once and is shown to you alone: send it to them.
      </p>
      <ActionForm action={add} label="Add somebody" button="Add or invite">
        <EmailField />
        <RoleSelect label="role" chosen="reviewer" />
      </ActionForm>
      {pending.length > 0 && (
        <>
          <h3 className="mt-3 font-medium">Invited, not here yet</h3>
          <ul>
            {pending.map(({ id, email, role, by, expiresAt, withdraw }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 py-0.5">
                <span className="break-words text-muted">
                  {`${email} as ${role}, by ${by}, until `}
                  <Timestamp iso={expiresAt} />
                </span>
                <ActionForm
                  action={withdraw}
                  label={`Withdraw the invitation of ${email}`}
                  button={
                    <>
                      withdraw<span className="sr-only"> the invitation of {email}</span>
                    </>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
