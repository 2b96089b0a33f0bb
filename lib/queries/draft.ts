import "server-only"
import { pool } from "@/lib/db/client"
import { readDraft } from "@/lib/db/own-labels"
import type { Draft } from "@/lib/model/label-draft"
import type { Question } from "@/lib/model/question"
import type { Person } from "@/lib/model/viewer"
import type { StoredTranscript } from "./stored-transcript"

/** A person's own draft of a transcript; where there is none, the answers that they submitted. */
export function draftOf(
  who: Person,
  { id }: Pick<StoredTranscript, "id">,
  questions: Question[],
): Promise<Draft> {
  return readDraft(pool(), who.id, id, questions)
}
