import { attachment } from "@/app/api/attachment"
import { readList } from "@/app/api/parameters"
import { answerStudy } from "@/app/api/study"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { csvLine } from "@/lib/format/csv"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Study } from "@/lib/model/study"
import type { TranscriptRow } from "@/lib/model/transcripts/rows"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { streamTranscripts } from "@/lib/queries/transcripts/list"
import { transcriptUrl } from "@/lib/urls/reader"

const types = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" }

/** A whole list as a file, written while it is read: `format=csv` or `format=jsonl`. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/studies/[study]/transcripts/export">,
): Promise<Response> {
  const { searchParams, origin, protocol } = new URL(request.url)
  const host = request.headers.get("host")
  const site = host === null ? origin : `${protocol}//${host}`
  return answerStudy(params, async (study, who) => {
    const { after: _, before: __, ...list } = readList(searchParams, ["format"])
    const format = searchParams.get("format") ?? "csv"
    if (format !== "csv" && format !== "jsonl")
      throw new QuestionError(`The parameter format takes csv or jsonl, not "${format}".`)
    const catalogue = await catalogueOf(study)
    const rows = streamTranscripts(study, catalogue, list, list)
    const link = (row: TranscriptRow) => `${site}${transcriptUrl(row.id, { study: study.slug })}`
    const lines = format === "csv" ? csvLines(catalogue, rows, link) : jsonLines(study, rows, link)
    // The first line before the answer's head: a question that cannot be asked is still a 400.
    const first = await lines.next()
    const note = { study: study.id, subject: `transcripts as ${format === "csv" ? "CSV" : "JSON lines"}` }
    await recordAudit(who, { action: "export", ...note, details: { asked: searchParams.toString() } })
    return attachment(
      streamOf(first.done ? "" : first.value, lines),
      types[format],
      `${study.slug}-transcripts.${format}`,
    )
  })
}

type Link = (row: TranscriptRow) => string

async function* csvLines(catalogue: Catalogue, rows: AsyncIterable<TranscriptRow>, link: Link) {
  const factors = catalogue.factors.map(({ key }) => key)
  const variables = catalogue.variables.filter(({ kind }) => kind !== "text").map(({ key }) => key)
  const own = ["sample", "epoch", "failed", "excluded", "first_action", "messages", "characters", "link"]
  let head = csvLine(["id", "model", ...factors, ...variables, ...own])
  for await (const row of rows) {
    const { id, model, sampleId, epoch, failed, excluded, action, messageCount, characters } = row
    const values = [...factors.map((key) => row.factors[key]), ...variables.map((key) => row.values[key])]
    yield head +
      csvLine([
        id,
        model,
        ...values,
        sampleId,
        epoch,
        failed,
        excluded,
        action,
        messageCount,
        characters,
        link(row),
      ])
    head = ""
  }
  if (head !== "") yield head
}

async function* jsonLines(study: Study, rows: AsyncIterable<TranscriptRow>, link: Link) {
  for await (const row of rows) {
    const { cursor: _, hit: __, ...listed } = row
    yield `${JSON.stringify({ study: study.slug, ...listed, link: link(row) })}\n`
  }
}

/** About as much text as goes out at once. */
const CHUNK = 65_536

function streamOf(first: string, lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    async pull(controller) {
      let text = ""
      while (text.length < CHUNK) {
        const { done, value } = await lines.next()
        if (done) {
          controller.enqueue(encoder.encode(text))
          return controller.close()
        }
        text += value
      }
      controller.enqueue(encoder.encode(text))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
