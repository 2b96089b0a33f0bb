import "server-only"
import type { ClientBase } from "pg"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { requireRole, type Viewer, Visibility } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"

/**
 * Decides who may read a study besides its members; opening it to everybody is sharing it. Takes an owner. Throws
 * QuestionError for a public study with blind queues that are not closed: whoever signs out would see it all.
 */
export async function changeVisibility(
  who: Viewer,
  study: Pick<Study, "id" | "role">,
  visibility: Visibility,
): Promise<void> {
  requireRole(study, "owner")
  await inTransaction(async (client) => {
    const { rows } = await client.query("SELECT visibility FROM study WHERE id = $1 FOR UPDATE", [study.id])
    const was = Visibility.parse(rows[0]?.visibility)
    if (was === visibility) return
    if (visibility === "public") await requireNoBlindQueue(client, study.id)
    await client.query("UPDATE study SET visibility = $2 WHERE id = $1", [study.id, visibility])
    const wider = Visibility.options.indexOf(visibility) > Visibility.options.indexOf(was)
    const note = { study: study.id, subject: "who may read this study", details: { was, is: visibility } }
    await recordAudit(who, { action: wider ? "share" : "change access", ...note }, client)
  })
}

async function requireNoBlindQueue(client: ClientBase, study: number): Promise<void> {
  const { rows } = await client.query<{ title: string }>(
    `SELECT title FROM queue WHERE study_id = $1 AND state <> 'closed' AND (blind ->> 'on')::boolean ORDER BY id`,
    [study],
  )
  if (rows.length > 0)
    throw new QuestionError(
      `A reviewer who signs out would see what is hidden in ${rows.map(({ title }) => `“${title}”`).join(", ")}. Close it first.`,
    )
}
