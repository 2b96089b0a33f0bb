import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { NoQueues } from "@/components/review/queues/none"
import { type OwnQueue, OwnQueues } from "@/components/review/queues/own"
import { QueueTable } from "@/components/review/queues/table"
import { mayAs } from "@/lib/model/people/viewer"
import { type QueueRow, whyNothing } from "@/lib/model/review/queues/plan"
import { listQueues } from "@/lib/queries/review/queues/list"
import { findStudy } from "@/lib/queries/studies/find"
import { agreementUrl, contestedUrl, disagreementsUrl, judgesUrl, newQueueUrl } from "@/lib/urls/review"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Review" }

export default async function ReviewPage({ params }: PageProps<"/studies/[study]/review">) {
  const who = await viewer()
  const study = await findStudy(who, (await params).study)
  if (!study) notFound()
  const queues = await listQueues(who, study)
  const own = queues.filter(isOwn).sort((a, b) => Number(isIdle(a)) - Number(isIdle(b)))
  const mayMake = mayAs(study.role, "editor")
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">What do I label next, and how sure are we?</h1>
      {who.kind === "person" && own.length > 0 && (
        <OwnQueues study={study.slug} person={who.id} queues={own} />
      )}
      {!mayAs(study.role, "reviewer") ? null : queues.length === 0 ? (
        <NoQueues study={study.slug} mayMake={mayMake} />
      ) : (
        <section aria-labelledby="queues" className="my-4">
          <div className="flex flex-wrap items-baseline gap-x-6">
            <h2 id="queues" className="font-semibold">
              All queues
            </h2>
            {mayMake && (
              <Link href={newQueueUrl(study.slug)} className="link inline-flex min-h-6 items-center">
                make another
              </Link>
            )}
          </div>
          <QueueTable study={study.slug} queues={queues} />
        </section>
      )}
      <section aria-labelledby="sure" className="my-4 max-w-read">
        <h2 id="sure" className="font-semibold">
          How sure are we
        </h2>
        <ul>
          {[
            [agreementUrl(study.slug), "Agreement", "how far people who judged the same transcripts agree"],
            [disagreementsUrl(study.slug), "Disagreements", "where they do not, side by side, to be decided"],
            [judgesUrl(study.slug), "Judges", "machine judges held against people, and the corrected rates"],
            [contestedUrl(study.slug), "Contested", "verdicts that somebody disputes"],
          ].map(([href, words, what]) => (
            <li key={words}>
              <a href={href} className="link inline-flex min-h-6 items-center">
                {words}
              </a>
              <span className="text-muted">{`: ${what}`}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function isOwn(queue: QueueRow): queue is OwnQueue {
  return queue.own !== null && queue.state !== "closed"
}

const isIdle = (queue: OwnQueue) => whyNothing(queue, queue.own) !== null
