import { answer, noTranscript } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { readTranscript } from "@/lib/queries/reader/reading"

/** One transcript in full: messages with their blocks, judgements with their evidence, comments. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/transcripts/[id]">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const { id } = await params
  return answer(async () => {
    checkNames(parameters, ["study"])
    const reading = await readTranscript(await viewer(), id, parameters.get("study") ?? undefined)
    return reading ? Response.json(reading) : noTranscript(id)
  })
}
