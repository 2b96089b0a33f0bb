import { refuse } from "@/app/api/answer"
import { answerStudy } from "@/app/api/study"
import { auditFile } from "@/app/audit/file"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { mayAs } from "@/lib/model/people/viewer"

/** A study's log as CSV, for its owners. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/studies/[study]/audit/export">,
): Promise<Response> {
  const { searchParams } = new URL(request.url)
  return answerStudy(params, async (study, who) => {
    if (!mayAs(study.role, "owner")) return refuse(404, "There is nothing at this address, or not for you.")
    const file = auditFile({ study }, searchParams, `${study.slug}-audit`)
    await recordAudit(who, { action: "export", study: study.id, subject: "the audit log as CSV" })
    return file
  })
}
