import "server-only"
import { attachment } from "@/app/api/attachment"
import { checkNames } from "@/app/api/parameters"
import { auditView, loadAudit } from "@/lib/filters/people"
import { csvLine } from "@/lib/format/csv"
import { QuestionError } from "@/lib/model/question-error"
import { type AuditScope, streamAudit } from "@/lib/queries/people/audit"

/** The log as CSV, written while it is read. Throws QuestionError for a parameter that it does not understand. */
export function auditFile(scope: AuditScope, parameters: URLSearchParams, name: string): Response {
  checkNames(parameters, Object.keys(auditView))
  const view = loadAudit(parameters)
  for (const [key, value] of parameters)
    if (value !== "" && view[key as keyof typeof view] === null)
      throw new QuestionError(`The parameter ${key} does not understand "${value}".`)
  const lines = linesOf(streamAudit(scope, view))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return attachment(body, "text/csv; charset=utf-8", `${name}.csv`)
}

async function* linesOf(rows: ReturnType<typeof streamAudit>): AsyncGenerator<string> {
  yield csvLine(["at", "who", "action", "subject", "study", "details"])
  for await (const { at, actor, action, subject, study, details } of rows)
    yield csvLine([at, actor, action, subject, study?.slug, JSON.stringify(details)])
}
