import { answer, noTranscript } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { printDocument } from "@/components/reader/print/document"
import type { Texts } from "@/components/reader/print/text"
import type { ReadingHead } from "@/lib/model/reader/reading"
import type { ReaderRow, ShownMessage } from "@/lib/model/reader/shown"
import { readMessages } from "@/lib/queries/reader/messages"
import { type Planned, planOf } from "@/lib/queries/reader/plan"
import { readHead } from "@/lib/queries/reader/reading"
import { readRows } from "@/lib/queries/reader/rows"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { transcriptUrl } from "@/lib/urls/reader"

// Written as HTML rather than drawn by React: a document of 20 MB then streams, needs no script, and holds its text once.

/** A transcript as one readable document, to print or to keep. */
export async function GET(request: Request, { params }: RouteContext<"/t/[id]/print">): Promise<Response> {
  const { searchParams, origin, protocol } = new URL(request.url)
  const host = request.headers.get("host")
  const site = host === null ? origin : `${protocol}//${host}`
  const { id } = await params
  return answer(async () => {
    checkNames(searchParams, ["study"])
    const slug = searchParams.get("study") ?? undefined
    const [head, planned] = await Promise.all([
      readHead(await viewer(), id, slug),
      planOf(await viewer(), id, slug),
    ])
    const study = head && (await findStudy(await viewer(), head.study.slug))
    if (!head || !planned || !study) return noTranscript(id)
    const { variables } = await catalogueOf(study)
    // The proxy sets the policy of every answer, and says it to what answers.
    const policy = request.headers.get("content-security-policy") ?? ""
    const pieces = printDocument({
      ...{ reading: head, variables, site },
      address: transcriptUrl(head.id, { study: study.slug }),
      nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? "",
      batches: batchesOf(planned, head),
    })
    return new Response(streamOf(pieces), { headers: { "content-type": "text/html; charset=utf-8" } })
  })
}

/** Chunks of the plan that are read and written together. */
const TOGETHER = 32
/** A message as long as this may be more than its row holds. */
const LONG = 5_000

async function* batchesOf(planned: Planned, notes: ReadingHead) {
  const { chunks } = planned.plan
  for (let i = 0; i < chunks.length; i += TOGETHER) {
    const [first, last] = [chunks[i], chunks[Math.min(i + TOGETHER, chunks.length) - 1]]
    if (!first || !last) return
    const rows = await readRows(planned, [first.rows[0], last.rows[1]], { notes })
    const long = rows.flatMap(messagesOf).filter(({ length }) => length > LONG)
    const ordinals = [...new Set(long.map(({ ordinal }) => ordinal))]
    const texts: Texts = new Map(
      (await readMessages(planned, ordinals)).map((message) => [message.ordinal, message.text]),
    )
    yield { rows, texts }
  }
}

function messagesOf(row: ReaderRow): ShownMessage[] {
  if (row.kind !== "turn") return [row.message]
  const results = row.steps.flatMap(({ said }) =>
    said.flatMap((one) => (one.kind === "action" ? one.results.map(({ message }) => message) : [])),
  )
  return [row.message, ...results]
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
