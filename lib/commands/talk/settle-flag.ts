import "server-only"
import { z } from "zod"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { ConflictError } from "@/lib/model/conflict-error"
import { type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { FlagOutcome } from "@/lib/model/talk/flag"
import { findFlag } from "./flag-judgement"

export const Settlement = z.object({
  outcome: FlagOutcome,
  answer: z
    .string()
    .trim()
    .min(1, "Say why it is upheld or rejected.")
    .max(5_000, "An answer has at most 5,000 characters."),
})

/**
 * Upholds or rejects a flag, with an answer. Takes the role of editor. The judgement stays as it is: who wants another
 * value adjudicates. Throws QuestionError where there is no such flag, ConflictError where it has ended.
 */
export async function settleFlag(
  who: Person,
  study: Study,
  { flag, ...given }: { flag: number } & z.input<typeof Settlement>,
): Promise<void> {
  requireRole(study, "editor")
  const parsed = Settlement.safeParse(given)
  if (!parsed.success) throw new QuestionError(parsed.error.issues.map(({ message }) => message).join(" "))
  const { outcome, answer } = parsed.data
  await inTransaction(async (client) => {
    const { ended, subject } = await findFlag(client, who, study, flag)
    if (ended) throw new ConflictError("This flag was settled or taken back already.")
    await client.query(
      "UPDATE flag SET outcome = $2, answer = $3, settled_by_id = $4, settled_at = now() WHERE id = $1",
      [flag, outcome, answer, who.id],
    )
    const details = { flag, outcome, answer }
    await recordAudit(who, { action: "settle flag", study: study.id, subject, details }, client)
  })
}
