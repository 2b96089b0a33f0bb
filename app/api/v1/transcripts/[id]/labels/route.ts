import { z } from "zod"
import { noTranscript } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { submitLabels } from "@/lib/commands/review/labels/submit"
import { extendLease, leaseNext } from "@/lib/commands/review/queues/lease-item"
import { ConflictError } from "@/lib/model/conflict-error"
import type { Person } from "@/lib/model/people/viewer"
import { Answers } from "@/lib/model/review/labels/answers"
import { DraftConflictError } from "@/lib/model/review/labels/draft"
import type { Study } from "@/lib/model/study"
import { askedStudy } from "../asked-study"

const LabelsBody = z.object({
  answers: Answers,
  revision: z.int().min(0),
  queue: z.int().nullable().default(null),
  /** Of the questions' words that were read, by key: the id of their version. */
  versions: z.record(z.string(), z.int()).optional(),
  /** Of a queue's item: how long it was in front of one since that was last said. */
  seconds: z.number().min(0).default(0),
  /** Whether to open the queue's next item with the answer. */
  next: z.boolean().default(false),
})

/**
 * Makes one's answers judgements. Answers with how many were written and, where it is asked for, the queue's next
 * transcript; null where there is none.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/transcripts/[id]/labels">,
): Promise<Response> {
  const { id } = await params
  return change(request, async (who) => {
    const asked = await askedStudy(request, who, id)
    if (!asked) return noTranscript(id)
    const body = await bodyOf(request, LabelsBody)
    if (body instanceof Response) return body
    const { seconds, next, ...given } = body
    try {
      if (given.queue !== null) await note(who, asked.study, given.queue, id, seconds)
      const { written } = await submitLabels(who, asked.study, { transcript: id, ...given })
      const follows = next && given.queue !== null ? await leaseNext(who, asked.study, given.queue) : null
      return Response.json({ written, next: follows && "transcript" in follows ? follows.transcript : null })
    } catch (error) {
      if (!(error instanceof DraftConflictError)) throw error
      return Response.json({ error: { message: error.message }, draft: error.draft }, { status: 409 })
    }
  })
}

/** What is submitted already takes no time any more. */
async function note(who: Person, study: Study, queue: number, transcript: string, seconds: number) {
  if (seconds === 0) return
  try {
    await extendLease(who, study, queue, transcript, seconds)
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
}
