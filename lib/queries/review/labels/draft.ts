import "server-only"
import { pool } from "@/lib/db/client"
import { readDraft } from "@/lib/db/own-labels"
import type { Question } from "@/lib/model/codebook/questions/definition"
import type { Person } from "@/lib/model/people/viewer"
import type { Draft } from "@/lib/model/review/labels/draft"
import type { StoredTranscript } from "@/lib/queries/reader/stored"

/** A person's own draft of a transcript; where there is none, the answers that they submitted. */
export function draftOf(
  who: Person,
  { id }: Pick<StoredTranscript, "id">,
  questions: Question[],
): Promise<Draft> {
  return readDraft(pool(), who.id, id, questions)
}
