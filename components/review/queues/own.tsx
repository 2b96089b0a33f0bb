import Link from "next/link"
import { plural } from "@/lib/format/words"
import { type OwnProgress, type QueueRow, whyNothing } from "@/lib/model/review/queues/plan"
import { nextItemUrl, queueUrl } from "@/lib/urls/review"
import { blindWords } from "./plan-words"
import { Progress } from "./progress"

export type OwnQueue = QueueRow & { own: OwnProgress }

/** The queues that the viewer reviews, each with the one link that goes on. */
export function OwnQueues({ study, person, queues }: { study: string; person: string; queues: OwnQueue[] }) {
  return (
    <section aria-labelledby="own-queues" className="my-3">
      <h2 id="own-queues" className="font-semibold">
        Yours to label
      </h2>
      <ul>
        {queues.map((queue) => (
          <li key={queue.id} className="border-line border-b py-3 last:border-b-0">
            <OwnQueueLine study={study} person={person} queue={queue} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OwnQueueLine({ study, person, queue }: { study: string; person: string; queue: OwnQueue }) {
  const { own } = queue
  const why = whyNothing(queue, own)
  const mine = queue.reviewers.find(({ id }) => id === person)
  const done = (mine?.submitted ?? 0) + (mine?.skipped ?? 0)
  const blind = blindWords(queue.blind)
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      {why === null && (
        // Not a Link: the address leases, and must be asked for only by who goes there.
        <a
          href={nextItemUrl(study, queue.id)}
          className="control min-h-10 border-accent px-4 font-medium text-lg"
        >
          {own.open === null ? (done === 0 ? "Begin" : "Next transcript") : "Go on"}
        </a>
      )}
      <div className="min-w-0">
        <p>
          <Link
            href={queueUrl(study, queue.id)}
            className="link inline-flex min-h-6 items-center font-medium"
          >
            {queue.title}
          </Link>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
          <Progress done={done} of={done + own.left} label={`Your progress in ${queue.title}`} />
          {why === null ? <span>{`${plural(own.left, "transcript")} to go`}</span> : <span>{why}</span>}
          {queue.dueOn !== null && <span>{`due ${queue.dueOn}`}</span>}
          {blind !== "" && <span>{blind}</span>}
        </p>
      </div>
    </div>
  )
}
