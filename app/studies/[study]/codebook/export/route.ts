import { answer, noStudy } from "@/app/api/answer"
import { viewer } from "@/app/viewer"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { codebookDocument } from "@/lib/model/codebook/document"
import { codebookMarkdown } from "@/lib/model/codebook/markdown"
import { QuestionError } from "@/lib/model/question-error"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { findStudy } from "@/lib/queries/studies/find"

/** What people are asked, as a file: `format=markdown` to read, `format=json` to copy into another study. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/studies/[study]/codebook/export">,
): Promise<Response> {
  const { study: slug } = await params
  return answer(async () => {
    const who = await viewer()
    const study = await findStudy(who, slug)
    if (!study) return noStudy(slug)
    const format = new URL(request.url).searchParams.get("format") ?? "json"
    if (format !== "markdown" && format !== "json")
      throw new QuestionError(`The parameter format takes markdown or json, not "${format}".`)
    const document = codebookDocument(study.title, await questionsOf(study))
    await recordAudit(who, { action: "export", study: study.id, subject: `codebook as ${format}` })
    const [type, ending, text] =
      format === "json"
        ? ["application/json", "json", `${JSON.stringify(document, null, 2)}\n`]
        : ["text/markdown", "md", codebookMarkdown(document)]
    return new Response(text, {
      headers: {
        "content-type": `${type}; charset=utf-8`,
        "content-disposition": `attachment; filename="${study.slug}-codebook.${ending}"`,
      },
    })
  })
}
