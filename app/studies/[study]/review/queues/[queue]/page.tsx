import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { QueueHead } from "@/components/review/queues/head"
import { ItemTable } from "@/components/review/queues/item-table"
import { OwnPart } from "@/components/review/queues/own-part"
import { PeopleTable } from "@/components/review/queues/people-table"
import { QueueSettings } from "@/components/review/queues/settings"
import { StrataTable } from "@/components/review/queues/strata-table"
import { count } from "@/lib/format/words"
import { mayAs } from "@/lib/model/people/viewer"
import { mayReview } from "@/lib/queries/review/permitted"
import { findQueue, queueItems } from "@/lib/queries/review/queues/list"
import { findStudy } from "@/lib/queries/studies/find"
import { queueItemsUrl, reviewUrl } from "@/lib/urls/review"
import { add, pauseOwn, setState, takeOff } from "./actions"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Queue" }

/** How many transcripts the page lists; the CSV has all. */
const LISTED = 500

export default async function QueuePage({ params }: PageProps<"/studies/[study]/review/queues/[queue]">) {
  const who = await viewer()
  const { study: slug, queue: text } = await params
  const study = await findStudy(who, slug)
  const id = /^\d{1,9}$/.test(text) ? Number(text) : 0
  const queue = study && (await findQueue(who, study, id))
  if (!study || !queue) notFound()
  const mayChange = mayAs(study.role, "editor")
  const [items, people] = await Promise.all([
    queueItems(study, id, LISTED),
    mayChange ? mayReview(study) : [],
  ])
  const known = queue.reviewers.map((reviewer) => reviewer.id)
  const unseen = study.blindFor !== null && items.length < Math.min(queue.items, LISTED)
  return (
    <div className="py-3">
      <p>
        <Link href={reviewUrl(slug)} className="link inline-flex min-h-6 items-center">
          ‹ Queues
        </Link>
      </p>
      <QueueHead queue={queue} />
      {queue.own && (
        <OwnPart
          study={slug}
          {...{ queue, own: queue.own }}
          pause={pauseOwn.bind(null, slug, id, !queue.own.paused)}
        />
      )}
      <h2 className="mt-4 font-semibold">Who is how far</h2>
      <PeopleTable
        reviewers={queue.reviewers.map((reviewer) => ({
          ...reviewer,
          remove: mayChange && queue.state !== "closed" ? takeOff.bind(null, slug, id, reviewer.id) : null,
        }))}
      />
      {mayChange && (
        <QueueSettings
          state={queue.state}
          toggle={setState.bind(null, slug, id, queue.state === "paused" ? "open" : "paused")}
          close={setState.bind(null, slug, id, "closed")}
          add={add.bind(null, slug, id)}
          others={people.filter((person) => !known.includes(person.id))}
        />
      )}
      {queue.drawn && queue.drawn.plan.strata.length > 0 && (
        <>
          <h2 className="mt-4 font-semibold">Groups</h2>
          <StrataTable strata={queue.drawn.plan.strata} />
        </>
      )}
      <div className="mt-4 flex flex-wrap items-baseline gap-x-4">
        <h2 className="font-semibold">Transcripts</h2>
        <a href={queueItemsUrl(slug, id)} className="link inline-flex min-h-6 items-center text-sm" download>
          CSV
        </a>
      </div>
      {unseen && (
        <p className="max-w-read text-muted">What you must still judge blind is not listed for you.</p>
      )}
      {items.length > 0 && (
        <ItemTable study={slug} items={items} strata={items.some(({ stratum }) => stratum !== null)} />
      )}
      {items.length === LISTED && queue.items > LISTED && (
        <p className="text-muted">{`The first ${count(LISTED)} of ${count(queue.items)}; the CSV has all.`}</p>
      )}
    </div>
  )
}
