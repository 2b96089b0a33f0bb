import { attachment } from "@/app/api/attachment"
import { answerStudy } from "@/app/api/study"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { codebookDocument } from "@/lib/model/codebook/document"
import { codebookMarkdown } from "@/lib/model/codebook/markdown"
import { QuestionError } from "@/lib/model/question-error"
import { questionsOf } from "@/lib/queries/codebook/asked"

/** What people are asked, as a file: `format=markdown` to read, `format=json` to copy into another study. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/studies/[study]/codebook/export">,
): Promise<Response> {
  return answerStudy(params, async (study, who) => {
    const format = new URL(request.url).searchParams.get("format") ?? "json"
    if (format !== "markdown" && format !== "json")
      throw new QuestionError(`The parameter format takes markdown or json, not "${format}".`)
    const document = codebookDocument(study.title, await questionsOf(study))
    await recordAudit(who, { action: "export", study: study.id, subject: `codebook as ${format}` })
    const [type, ending, text] =
      format === "json"
        ? ["application/json", "json", `${JSON.stringify(document, null, 2)}\n`]
        : ["text/markdown", "md", codebookMarkdown(document)]
    return attachment(text, `${type}; charset=utf-8`, `${study.slug}-codebook.${ending}`)
  })
}
