import { answer, noTranscript } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { parseSelection, type RawSelection } from "@/lib/model/reader/raw/selection"
import { wholeCharacters } from "@/lib/model/span"
import { readMessages } from "@/lib/queries/reader/messages"
import { type Planned, planOf } from "@/lib/queries/reader/plan"

/**
 * The texts of a transcript as they were stored, one after another, or of the parts that are asked for: `part=12`,
 * `part=12-40`, `part=12:5-99`. Of more than one message each is headed by its number and role.
 */
export async function GET(request: Request, { params }: RouteContext<"/t/[id]/raw">): Promise<Response> {
  const query = new URL(request.url).searchParams
  const { id } = await params
  return answer(async () => {
    checkNames(query, ["study", "part"])
    const planned = await planOf(await viewer(), id, query.get("study") ?? undefined)
    if (!planned) return noTranscript(id)
    const asked = query.getAll("part").map(readPart)
    const parts =
      asked.length > 0 ? asked : [{ messages: [0, planned.plan.messages - 1] } satisfies RawSelection]
    const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" }
    return new Response(streamOf(texts(planned, parts)), { headers })
  })
}

/** Messages are read so many at a time. */
const TOGETHER = 200

async function* texts(planned: Planned, parts: RawSelection[]): AsyncGenerator<string> {
  const [first] = parts
  const headed = parts.length > 1 || (first && "messages" in first && first.messages[0] < first.messages[1])
  let begun = false
  for (const part of parts) {
    const [from, to] = "at" in part ? [part.message, part.message] : part.messages
    const ordinals = planned.messages.map(({ ordinal }) => ordinal).filter((one) => one >= from && one <= to)
    for (let i = 0; i < ordinals.length; i += TOGETHER) {
      for (const { ordinal, role, text } of await readMessages(planned, ordinals.slice(i, i + TOGETHER))) {
        const own = "at" in part ? text.slice(...wholeCharacters(text, part.at)) : text
        yield `${begun ? "\n\n" : ""}${headed ? `#${ordinal + 1} ${role}\n\n` : ""}${own}`
        begun = true
      }
    }
  }
}

function readPart(value: string): RawSelection {
  const part = parseSelection(value)
  if (part) return part
  throw new QuestionError(`A part of a transcript is "12", "12-40" or "12:5-99"; "${value}" is none.`)
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}
