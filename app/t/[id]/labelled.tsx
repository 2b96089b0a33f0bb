import Link from "next/link"
import { LabelPanel } from "@/components/review/labels/panel"
import type { ReadingHead } from "@/lib/model/reader/reading"
import type { QueueItemView } from "@/lib/model/review/queues/plan"
import type { Labelling } from "@/lib/queries/review/labels/form"
import { reviewUrl } from "@/lib/urls/review"

/** What one is asked of the transcript; of one that one judges blind only within its queue. */
export function LabelledIn(props: { labelling: Labelling; head: ReadingHead; queue: number | null }) {
  const { labelling, head, queue } = props
  const { person, questions, draft, item } = labelling
  if (head.blind && !item) return null
  const study = head.study.slug
  return (
    <>
      {queue !== null && !item && (
        <p role="note" className="text-sm">
          {`The address speaks of queue ${queue}, in which this transcript is none of yours. `}
          <Link href={reviewUrl(study)} className="link">
            Your queues
          </Link>
        </p>
      )}
      <LabelPanel key={`${head.id} ${item?.state}`} {...{ study, person, questions, draft, item }} />
      <noscript>
        <p className="text-muted text-sm">Labelling takes scripts; reading does not.</p>
      </noscript>
    </>
  )
}

/** In the place of verdicts: why none are shown. */
export function LabelNote({ item, study }: { item: QueueItemView | null; study: string }) {
  return (
    <p className="text-muted text-sm">
      {"Blind: what judges and others said of it shows once you have submitted. "}
      {!item && (
        <Link href={reviewUrl(study)} className="link">
          It is in one of your queues.
        </Link>
      )}
    </p>
  )
}
