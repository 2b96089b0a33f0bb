import { readList } from "@/app/api/parameters"
import { answerStudy } from "@/app/api/study"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { checkLevels } from "@/lib/queries/studies/keys"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { transcriptUrl } from "@/lib/urls/reader"

/** One page of a population's transcripts; `after` and `before` take the cursors that a page answers with. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/studies/[study]/transcripts">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  return answerStudy(params, async (study) => {
    const state = readList(parameters)
    const catalogue = await catalogueOf(study)
    checkLevels(catalogue, state)
    const list = await listTranscripts(study, catalogue, state, state)
    const { rows, total, publishedN, excludedN, before, after } = list
    const transcripts = rows.map((row) => ({ ...row, url: transcriptUrl(row.id, { study: study.slug }) }))
    return Response.json({ study: study.slug, total, publishedN, excludedN, before, after, transcripts })
  })
}
