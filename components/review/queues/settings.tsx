import { ActionForm, type FormAction } from "@/components/people/action-form"
import type { QueueState } from "@/lib/model/review/queues/plan"
import { CheckBox } from "./fields"

type Props = {
  state: QueueState
  /** To pause it, or to open it again. */
  toggle: FormAction
  close: FormAction
  add: FormAction
  /** Who may label here and is no reviewer yet. */
  others: { id: string; name: string }[]
}

/** What an editor may change of a queue. */
export function QueueSettings({ state, toggle, close, add, others }: Props) {
  if (state === "closed")
    return (
      <p className="my-4 text-muted">
        It is closed: nothing of it is blind any more, and it takes nothing more.
      </p>
    )
  return (
    <section aria-labelledby="change" className="no-print my-4 max-w-read">
      <h2 id="change" className="font-semibold">
        Change it
      </h2>
      <div className="my-2 flex flex-wrap gap-3">
        <ActionForm
          action={toggle}
          label="Pause or open the queue"
          button={state === "paused" ? "Open it again" : "Pause it for all"}
        />
        <ActionForm action={close} label="Close the queue" button="Close it for good" />
      </div>
      {others.length > 0 && (
        <details>
          <summary className="disclosure min-h-7">more reviewers</summary>
          <ActionForm action={add} label="More reviewers" button="Add them">
            <div className="w-full">
              {others.map(({ id, name }) => (
                <CheckBox key={id} name="reviewer" value={id} checked={false}>
                  {name}
                </CheckBox>
              ))}
            </div>
          </ActionForm>
        </details>
      )}
    </section>
  )
}
