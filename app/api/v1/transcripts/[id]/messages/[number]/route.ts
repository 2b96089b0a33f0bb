import { answer, noTranscript, refuse } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { partsWithin, type RawPage, rawParts } from "@/lib/model/reader/raw/parts"
import { splitsPair } from "@/lib/model/span"
import type { TextRange } from "@/lib/model/transcript"
import { readMessages } from "@/lib/queries/reader/messages"
import { planOf } from "@/lib/queries/reader/plan"

/**
 * One message's text as it was stored; messages count from 1, as in a transcript's anchors. `from` and `to` ask for a
 * part of it, in UTF-16 code units; `form=parts` for JSON that says what was parsed out of it, and where.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/transcripts/[id]/messages/[number]">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const { id, number } = await params
  return answer(async () => {
    checkNames(parameters, ["study", "from", "to", "form"])
    const form = parameters.get("form") ?? "text"
    if (form !== "text" && form !== "parts")
      throw new QuestionError(`There is no form "${form}". Forms: text, parts.`)
    const planned = await planOf(await viewer(), id, parameters.get("study") ?? undefined)
    if (!planned) return noTranscript(id)
    const ordinal = planned.messages.find((one) => String(one.ordinal + 1) === number)?.ordinal
    const [message] = ordinal === undefined ? [] : await readMessages(planned, [ordinal])
    if (!message)
      return refuse(404, `This transcript has no message ${number}: it has ${planned.plan.messages}.`)
    const { length } = message.text
    const at = wholePart(
      message.text,
      readOffset(parameters, "from", 0),
      readOffset(parameters, "to", length),
    )
    const text = message.text.slice(...at)
    if (form === "text") {
      const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" }
      return new Response(text, { headers })
    }
    const page: RawPage = { length, at, text, blocks: partsWithin(rawParts(message, message.ordinal), at) }
    return Response.json(page)
  })
}

/** Within the text; an end within a character goes before it, so that neighbouring parts fit together. */
function wholePart(text: string, from: number, to: number): TextRange {
  const whole = (offset: number) => Math.min(offset, text.length) - (splitsPair(text, offset) ? 1 : 0)
  return [whole(from), Math.max(whole(from), whole(to))]
}

function readOffset(parameters: URLSearchParams, name: string, otherwise: number): number {
  const value = parameters.get(name)
  if (value === null) return otherwise
  if (!/^\d{1,9}$/.test(value))
    throw new QuestionError(`The parameter ${name} counts UTF-16 code units; "${value}" is no such number.`)
  return Number(value)
}
