import "server-only"
import type { Question } from "@/lib/model/codebook/questions/definition"
import { mayAs, type Viewer } from "@/lib/model/people/viewer"
import type { Draft } from "@/lib/model/review/labels/draft"
import { questionsAmong } from "@/lib/model/review/labels/questions"
import type { QueueItemView } from "@/lib/model/review/queues/plan"
import type { Study } from "@/lib/model/study"
import { questionsOf } from "@/lib/queries/codebook/asked"
import type { StoredTranscript } from "@/lib/queries/reader/stored"
import { itemOf } from "../queues/list"
import { draftOf } from "./draft"

/** What one person is asked of a transcript, and what they have answered. */
export type Labelling = {
  person: string
  /** Empty: the codebook asks nothing. */
  questions: Question[]
  draft: Draft
  /** The item of the queue that one labels in; null outside of queues, and for what is not in that queue. */
  item: QueueItemView | null
}

/** Null for who may not label here. */
export async function labellingOf(
  who: Viewer,
  study: Study,
  row: Pick<StoredTranscript, "id" | "publicId">,
  queue: number | null,
): Promise<Labelling | null> {
  if (who.kind !== "person" || !mayAs(study.role, "reviewer")) return null
  const [all, item] = await Promise.all([
    questionsOf(study),
    queue === null ? null : itemOf(who, study, queue, row.publicId),
  ])
  const questions = questionsAmong(all, item?.questions ?? null)
  return { person: who.id, questions, draft: await draftOf(who, row, questions), item }
}
