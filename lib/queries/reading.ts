import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters, ListView } from "@/lib/filters"
import { JudgeKind, Level, OWN_RANK, VariableKind } from "@/lib/model/judgement"
import type { Place, ReadComment, Reading, ReadingHead, ReadJudgement } from "@/lib/model/reading"
import type { Catalogue } from "@/lib/model/study"
import { listOrder, orderVariables } from "./list-order"
import { readMessages } from "./messages"
import { countTranscripts } from "./transcripts"
import { population } from "./where"

function isPublicId(text: string): boolean {
  return /^[0-9a-z]{13}$/.test(text)
}

/** One transcript in full; without a study, that of the study that had it first. Null when there is none. */
export async function readTranscript(publicId: string, study?: string): Promise<Reading | null> {
  const row = await findTranscript(publicId, study)
  if (!row) return null
  const [head, messages] = await Promise.all([headOf(row), readMessages(row)])
  return { ...head, messages }
}

/** One transcript without its messages. */
export async function readHead(publicId: string, study?: string): Promise<ReadingHead | null> {
  const row = await findTranscript(publicId, study)
  return row && headOf(row)
}

/** What judges and people said of a transcript. */
export async function readNotes(transcript: bigint): Promise<Notes> {
  const [judgements, comments] = await Promise.all([readJudgements(transcript), readComments(transcript)])
  return { judgements, comments }
}
export type Notes = Pick<ReadingHead, "judgements" | "comments">

function findTranscript(publicId: string, study?: string) {
  if (!isPublicId(publicId)) return null
  return db().transcript.findFirst({
    where: { publicId, ...(study === undefined ? {} : { study: { slug: study } }) },
    orderBy: { id: "asc" },
    include: { study: true, model: true, condition: true, run: true },
  })
}

async function headOf(row: NonNullable<Awaited<ReturnType<typeof findTranscript>>>): Promise<ReadingHead> {
  const { judgements, comments } = await readNotes(row.id)
  const { model, run } = row
  return {
    id: row.publicId,
    study: { id: row.study.id, slug: row.study.slug, title: row.study.title },
    model: { name: model.name, canonical: model.canonical, provider: model.provider },
    factors: z.record(z.string(), z.string()).parse(row.condition.factors),
    run: { id: run.id, title: run.title, file: run.file, format: run.format, sha256: run.sha256 },
    ...{
      sampleId: row.sampleId,
      epoch: row.epoch,
      failed: row.failed,
      excluded: row.excluded,
      limit: row.limit,
    },
    ...{ stopReason: row.stopReason, startedAt: row.startedAt, place: row.place, action: row.action },
    metadata: z.record(z.string(), z.unknown()).parse(row.metadata),
    ...{ judgements, comments },
  }
}

async function readJudgements(transcriptId: bigint): Promise<ReadJudgement[]> {
  const rows = await db().judgement.findMany({
    where: { transcriptId },
    include: { variable: true, judge: true, evidence: { orderBy: { id: "asc" } } },
    orderBy: [{ variableId: "asc" }, { judge: { rank: "asc" } }, { id: "desc" }],
  })
  const superseded = new Set(rows.flatMap(({ supersedesId }) => supersedesId ?? []))
  const spoken = new Set<number>()
  return rows.map((row) => {
    const { variable, judge } = row
    const speaks = judge.rank < OWN_RANK || !variable.imported
    const headline = speaks && !spoken.has(variable.id)
    if (speaks) spoken.add(variable.id)
    const level = z
      .array(Level)
      .parse(variable.levels)
      .find(({ key }) => key === row.level)
    return {
      id: row.id.toString(),
      variable: { key: variable.key, label: variable.label, kind: VariableKind.parse(variable.kind) },
      judge: {
        kind: JudgeKind.parse(judge.kind),
        ...{
          name: judge.name,
          model: judge.model,
          version: judge.version,
          prompt: judge.prompt,
          rank: judge.rank,
        },
      },
      value: row.level ?? row.number ?? row.text,
      label: level?.label ?? null,
      harm: level?.harm ?? null,
      ...{ failure: row.failure, explanation: row.explanation, judgedAt: row.judgedAt },
      superseded: superseded.has(row.id),
      headline,
      evidence: row.evidence.map(({ message, start, end, exact, prefix, suffix }) => ({
        ...{ message, start, end, exact, prefix, suffix },
      })),
    }
  })
}

async function readComments(transcriptId: bigint): Promise<ReadComment[]> {
  const rows = await db().comment.findMany({ where: { transcriptId }, orderBy: { id: "asc" } })
  return rows.map(
    ({ id, author, text, writtenAt, imported, message, start, end, exact, prefix, suffix }) => ({
      ...{ id: id.toString(), author, text, writtenAt, imported },
      span:
        message === null || start === null || end === null
          ? null
          : { message, start, end, exact: exact ?? "", prefix: prefix ?? "", suffix: suffix ?? "" },
    }),
  )
}

const Neighbours = z.object({
  position: z.int(),
  previous: z.string().nullable(),
  next: z.string().nullable(),
})

/** Where the transcript stands in a list and what stands beside it; null when it is not in the list. */
export async function placeOf(
  reading: ReadingHead,
  catalogue: Catalogue,
  asked: Filters,
  view: ListView,
): Promise<Place | null> {
  const listed = population(reading.study.id, catalogue, asked, {
    also: orderVariables(catalogue, view),
    perTranscript: true,
  })
  const order = listOrder(catalogue, view, listed.read)
  const own = await db().$queryRaw`
    SELECT t.id::text AS id, ${order.text} AS value FROM ${listed.from}
    WHERE ${listed.where} AND t.public_id = ${reading.id}`
  const [cursor] = z.array(z.object({ id: z.string(), value: z.string() })).parse(own)
  if (!cursor) return null
  const back = view.dir === "asc" ? "desc" : "asc"
  const neighbours = db().$queryRaw`
    SELECT
      (SELECT count(*)::int FROM ${listed.from} WHERE ${listed.where} AND ${order.beyond(cursor, back, true)}) AS position,
      (SELECT t.public_id FROM ${listed.from} WHERE ${listed.where} AND ${order.beyond(cursor, back)}
        ORDER BY ${order.by(back)} LIMIT 1) AS previous,
      (SELECT t.public_id FROM ${listed.from} WHERE ${listed.where} AND ${order.beyond(cursor, view.dir)}
        ORDER BY ${order.by(view.dir)} LIMIT 1) AS next`
  const [rows, { total }] = await Promise.all([neighbours, countTranscripts(reading.study, catalogue, asked)])
  const [place] = z.tuple([Neighbours]).parse(rows)
  return { ...place, total }
}

/** Whether there is such a transcript, in this study or in any. */
export async function transcriptExists(publicId: string, study?: string): Promise<boolean> {
  if (!isPublicId(publicId)) return false
  const where = { publicId, ...(study === undefined ? {} : { study: { slug: study } }) }
  return (await db().transcript.findFirst({ where, select: { id: true } })) !== null
}
