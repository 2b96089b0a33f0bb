import "server-only"
import { inTransaction } from "@/lib/db/transaction"
import type { Study } from "@/lib/model/study"
import { requireRole, type Viewer, Visibility } from "@/lib/model/viewer"
import { recordAudit } from "./record-audit"

/** Decides who may read a study besides its members; opening it to everybody is sharing it. Takes an owner. */
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
    await client.query("UPDATE study SET visibility = $2 WHERE id = $1", [study.id, visibility])
    const wider = Visibility.options.indexOf(visibility) > Visibility.options.indexOf(was)
    const note = { study: study.id, subject: "who may read this study", details: { was, is: visibility } }
    await recordAudit(who, { action: wider ? "share" : "change access", ...note }, client)
  })
}
