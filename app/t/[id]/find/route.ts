import { answer, noTranscript } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { findInTranscript } from "@/lib/queries/reader/find/in-transcript"
import { BusyError } from "@/lib/queries/reader/find/worker"
import { planOf } from "@/lib/queries/reader/plan"

/** What the reader's find asks: every match of `q` in the transcript, as places in its messages. */
export async function GET(request: Request, { params }: RouteContext<"/t/[id]/find">): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const { id } = await params
  return answer(async () => {
    checkNames(parameters, ["study", "q", "regex", "case"])
    const planned = await planOf(await viewer(), id, parameters.get("study") ?? undefined)
    if (!planned) return noTranscript(id)
    const asked = (name: string) => parameters.get(name) === "1"
    // Postgres stores no NUL, so no text that holds one is anywhere.
    const text = (parameters.get("q") ?? "").replaceAll("\0", "")
    const query = { text, regex: asked("regex"), case: asked("case") }
    try {
      return Response.json(await findInTranscript(planned, query, request.signal))
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: 499 })
      if (!(error instanceof BusyError)) throw error
      const headers = { "retry-after": "5" }
      return Response.json({ error: { message: error.message } }, { status: 503, headers })
    }
  })
}
