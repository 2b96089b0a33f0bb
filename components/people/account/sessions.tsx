import type { ComponentProps } from "react"
import { ActionForm } from "@/components/people/account/action-form"
import { Timestamp } from "@/components/ui/timestamp"
import { type AccountSession, browserWords } from "@/lib/model/people/account"

/** Where a person is signed in. */
export function Sessions(props: {
  sessions: AccountSession[]
  end: ComponentProps<typeof ActionForm>["act"]
}) {
  const { sessions, end } = props
  return (
    <>
      <ul className="flex flex-col gap-2">
        {sessions.map(({ id, browser, from, began, current }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              {browserWords(browser)}
              {from && <span className="text-muted"> from {from}</span>}, since <Timestamp iso={began} />
            </span>
            {current ? (
              <strong className="font-medium">this one</strong>
            ) : (
              <ActionForm label="End this session" act={end} button="End" subject="this session" inline>
                <input type="hidden" name="session" value={id} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-3">
          <ActionForm label="End the other sessions" act={end} button="End all others" inline />
        </div>
      )}
    </>
  )
}
