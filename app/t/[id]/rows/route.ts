import { answer, noTranscript, refuse } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { planOf } from "@/lib/queries/reader/plan"
import { readRows } from "@/lib/queries/reader/rows"

/** Rows of a transcript, from one to before another, as the reader draws them. */
export async function GET(request: Request, { params }: RouteContext<"/t/[id]/rows">): Promise<Response> {
  const query = new URL(request.url).searchParams
  const { id } = await params
  return answer(async () => {
    checkNames(query, ["study", "from", "to"])
    const planned = await planOf(await viewer(), id, query.get("study") ?? undefined)
    if (!planned) return noTranscript(id)
    const [from, to] = [Number(query.get("from")), Number(query.get("to"))]
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from || to - from > MOST) {
      return refuse(400, `Rows are asked for as from=0&to=40, at most ${MOST} at once.`)
    }
    return Response.json(await readRows(planned, [from, to]))
  })
}

const MOST = 500
