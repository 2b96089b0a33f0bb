import { answer, noTranscript, refuse } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { readMessages } from "@/lib/queries/reader/messages"
import { planOf } from "@/lib/queries/reader/plan"

/** A part of one message's text, in UTF-16 code units from one to before another; messages count from 1. */
export async function GET(request: Request, { params }: RouteContext<"/t/[id]/text">): Promise<Response> {
  const query = new URL(request.url).searchParams
  const { id } = await params
  return answer(async () => {
    checkNames(query, ["study", "message", "from", "to"])
    const planned = await planOf(await viewer(), id, query.get("study") ?? undefined)
    if (!planned) return noTranscript(id)
    const [number, from, to] = ["message", "from", "to"].map((name) => Number(query.get(name)))
    if (![number, from, to].every(Number.isInteger) || number === undefined)
      return refuse(400, "A part of a text is asked for as message=2&from=0&to=1000.")
    const [message] = await readMessages(planned, [number - 1])
    if (!message) return refuse(404, `This transcript has no message ${number}.`)
    const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" }
    return new Response(message.text.slice(from, to), { headers })
  })
}
