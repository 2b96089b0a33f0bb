import "server-only"
import { z } from "zod"
import { inTransaction } from "@/lib/db/transaction"
import { requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { recordAudit } from "./record-audit"

/** Makes the link of an invitation to a study good no more. Takes an owner of the study. */
export async function withdrawInvitation(
  who: Viewer,
  study: Pick<Study, "id" | "role">,
  invitation: number,
): Promise<void> {
  requireRole(study, "owner")
  await inTransaction(async (client) => {
    const { rows } = await client.query(
      `UPDATE invitation SET expires_at = now()
       WHERE id = $1 AND kind = 'member' AND used_at IS NULL AND expires_at > now() AND roles @> $2::jsonb
       RETURNING email`,
      [invitation, JSON.stringify([{ study: study.id }])],
    )
    const [found] = z.array(z.object({ email: z.string().nullable() })).parse(rows)
    if (!found) throw new QuestionError("This invitation has been taken up, or is good no more.")
    const details = { was: "invited", is: "withdrawn" }
    const note = { study: study.id, subject: found.email ?? "an invitation", details }
    await recordAudit(who, { action: "change access", ...note }, client)
  })
}
