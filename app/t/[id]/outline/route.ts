import { answer, noTranscript } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { planOf } from "@/lib/queries/reader/plan"
import { readOutline } from "@/lib/queries/reader/rows"

/** Every row of a transcript in one line. */
export async function GET(request: Request, { params }: RouteContext<"/t/[id]/outline">): Promise<Response> {
  const query = new URL(request.url).searchParams
  const { id } = await params
  return answer(async () => {
    checkNames(query, ["study"])
    const planned = await planOf(await viewer(), id, query.get("study") ?? undefined)
    return planned ? Response.json(await readOutline(planned)) : noTranscript(id)
  })
}
