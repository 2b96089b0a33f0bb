import { answer, refuse } from "@/app/api/answer"
import { auditFile } from "@/app/audit/file"
import { viewer } from "@/app/viewer"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { isExhibitOwner } from "@/lib/model/people/viewer"

/** The log of all studies as CSV, for who owns this Exhibit. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  return answer(async () => {
    const owner = await viewer()
    if (!isExhibitOwner(owner)) return refuse(404, "There is nothing at this address, or not for you.")
    const file = auditFile({ owner }, searchParams, "exhibit-audit")
    await recordAudit(owner, { action: "export", study: null, subject: "the audit log as CSV" })
    return file
  })
}
