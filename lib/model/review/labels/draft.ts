import { z } from "zod"
import { ConflictError } from "@/lib/model/conflict-error"
import { Answers } from "./answers"

/** What one person has answered of one transcript so far, and nobody else sees. */
export const Draft = z.object({
  answers: Answers,
  /** Counts the times it was saved; 0: there is none, and the answers are those that were submitted last. */
  revision: z.int().min(0),
  /** ISO; null where there is none. */
  savedAt: z.string().nullable(),
  /** Whether the person has submitted answers of this transcript before. */
  submitted: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

/** What is saved was made from an older draft than the one there is. */
export class DraftConflictError extends ConflictError {
  constructor(readonly draft: Draft) {
    super(
      draft.revision === 0
        ? "These answers were submitted, or taken away, since you opened them."
        : "This draft was changed since you opened it, in another window or on another device.",
    )
  }
}
