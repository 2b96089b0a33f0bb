import Link from "next/link"
import { Notice } from "@/components/ui/notice"
import { newQueueUrl } from "@/lib/urls/review"
import { transcriptsUrl } from "@/lib/urls/transcripts"

/** What a queue is, where there is none yet. */
export function NoQueues({ study, mayMake }: { study: string; mayMake: boolean }) {
  return (
    <Notice title="There is no queue yet">
      <p>
        A queue is a number of transcripts that people are to judge: drawn from any list by a plan that can be
        repeated, given out one at a time, to as many people each as you ask for, blind if you wish.
      </p>
      {mayMake ? (
        <>
          <Link href={transcriptsUrl(study)} className="link inline-flex min-h-6 items-center">
            Filter the transcripts, then “make a queue of these”
          </Link>
          <Link href={newQueueUrl(study)} className="link inline-flex min-h-6 items-center">
            Make one from all transcripts
          </Link>
        </>
      ) : (
        <p>Editors of this study make queues, from the list of transcripts.</p>
      )}
    </Notice>
  )
}
