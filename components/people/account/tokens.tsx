import type { ComponentProps } from "react"
import { ActionForm, type Said } from "@/components/people/account/action-form"
import { Field } from "@/components/people/account/field"
import { Timestamp } from "@/components/ui/timestamp"
import type { AccountToken } from "@/lib/model/people/account"

type Act = ComponentProps<typeof ActionForm>["act"]

/** A person's API tokens, and a form for one more. */
export function Tokens(props: { tokens: AccountToken[]; add: Act; added: Said; drop: Act }) {
  const { tokens, add, added, drop } = props
  return (
    <>
      <p className="mb-3 max-w-read">
        A script sends one as <code>Authorization: Bearer exh_…</code> and then sees what you see; with “may
        write” it also changes what you may change.
      </p>
      {tokens.length > 0 && (
        <ul className="mb-4 flex flex-col gap-2">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <TokenWords token={token} />
              <ActionForm
                label={`Revoke ${token.name}`}
                act={drop}
                button="Revoke"
                subject={token.name}
                inline
              >
                <input type="hidden" name="token" value={token.id} />
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm label="Make an API token" act={add} said={added} button="Make a token">
        <Field label="What it is for" name="name" maxLength={100} required />
        <label className="flex flex-col gap-1">
          <span className="font-medium">Good for</span>
          <select name="days" defaultValue="90" className="control w-fit">
            <option value="7">a week</option>
            <option value="30">30 days</option>
            <option value="90">90 days</option>
            <option value="365">a year</option>
            <option value="">until it is revoked</option>
          </select>
        </label>
        <label className="flex min-h-6 items-center gap-2">
          <input type="checkbox" name="writes" className="size-4" />
          may write
        </label>
      </ActionForm>
    </>
  )
}

function TokenWords({ token }: { token: AccountToken }) {
  return (
    <span>
      <span className="font-medium">{token.name}</span> <code className="text-muted">{token.start}…</code>{" "}
      {token.writes ? "reads and writes" : "reads"}, made <Timestamp iso={token.made} />,{" "}
      {token.expires ? (
        <>
          good until <Timestamp iso={token.expires} />
        </>
      ) : (
        "good until it is revoked"
      )}
      ,{" "}
      {token.lastUsed ? (
        <>
          last used <Timestamp iso={token.lastUsed} />
        </>
      ) : (
        "never used"
      )}
    </span>
  )
}
