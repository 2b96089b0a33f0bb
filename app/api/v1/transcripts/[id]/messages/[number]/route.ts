import { answer, noTranscript, refuse } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { readTranscript } from "@/lib/queries/reading"

/** One message's text as it was stored; messages count from 1, as in a transcript's anchors. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/transcripts/[id]/messages/[number]">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const { id, number } = await params
  return answer(async () => {
    checkNames(parameters, ["study"])
    const reading = await readTranscript(id, parameters.get("study") ?? undefined)
    if (!reading) return noTranscript(id)
    const message = reading.messages.find(({ ordinal }) => String(ordinal + 1) === number)
    if (!message)
      return refuse(404, `This transcript has no message ${number}: it has ${reading.messages.length}.`)
    const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" }
    return new Response(message.text, { headers })
  })
}
