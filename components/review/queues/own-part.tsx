import { ActionForm, type FormAction } from "@/components/people/action-form"
import { plural } from "@/lib/format/words"
import { type OwnProgress, type QueueRow, whyNothing } from "@/lib/model/review/queues/plan"
import { nextItemUrl } from "@/lib/urls/review"

type Props = { study: string; queue: QueueRow; own: OwnProgress; pause: FormAction }

/** What the viewer does in a queue next, or why there is nothing. */
export function OwnPart({ study, queue, own, pause }: Props) {
  const why = whyNothing(queue, own)
  return (
    <section aria-labelledby="own" className="my-4">
      <h2 id="own" className="sr-only">
        Yours
      </h2>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {why === null ? (
          // Not a Link: the address leases, and must be asked for only by who goes there.
          <a
            href={nextItemUrl(study, queue.id)}
            className="control min-h-10 border-accent px-4 font-medium text-lg"
          >
            {own.open === null ? "Next transcript" : "Go on"}
          </a>
        ) : (
          <p role="status" className="max-w-read border-unknown border-l-2 pl-3">
            {why}
          </p>
        )}
        {why === null && (
          <span className="text-muted">{`${plural(own.left, "transcript")} to go for you`}</span>
        )}
        {queue.state !== "closed" && (why === null || own.paused) && (
          <ActionForm
            action={pause}
            label={own.paused ? "Resume" : "Pause"}
            button={own.paused ? "resume" : "pause for me"}
          />
        )}
      </div>
    </section>
  )
}
