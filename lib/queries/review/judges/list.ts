import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { JudgedList } from "@/lib/model/review/judges/check"
import type { Catalogue, Study } from "@/lib/model/study"
import { readCursor, writeCursor } from "@/lib/queries/transcripts/order"
import { drawnIn } from "./counts"
import { type JudgeQuestion, judgedPairs } from "./question"

const { sql, empty } = Prisma

const PAGE = 50
const ORDER = "judged"

/** A cell of the confusion matrix; of the labels of these queues, or of all. */
export type JudgedCell = { says: string; people: string; queues: number[] | null; after: string | null }

const Row = z.object({
  ...{ row: z.bigint(), id: z.string(), model: z.string(), factors: z.record(z.string(), z.string()) },
  ...{ sampleId: z.string(), epoch: z.int(), action: z.string().nullable() },
})

/**
 * The transcripts of which the judge says one thing and people another, or the same; in the order of their import, a
 * page at a time. Throws like `judgeAgainstHuman`, and a QuestionError for a cut cursor.
 */
export async function listJudged(
  study: Study,
  catalogue: Catalogue,
  asked: JudgeQuestion,
  { says, people, queues, after }: JudgedCell,
): Promise<JudgedList> {
  const read = judgedPairs(study, catalogue, { ...asked, by: [] }, true)
  const drawn = queues === null ? empty : sql`AND EXISTS (${drawnIn(queues, read.variable)})`
  const chosen = sql`${read.where} AND ${read.judge} = ${says} AND ${read.people} = ${people} ${drawn}`
  const beyond = after === null ? empty : sql`AND t.id > ${BigInt(readCursor(after, ORDER).id)}`
  const [found, counted] = await Promise.all([
    db().$queryRaw`
      SELECT t.id AS row, t.public_id AS id, m.canonical AS model, co.factors, t.sample_id AS "sampleId", t.epoch, t.action
      FROM ${read.rows.from} WHERE ${chosen} ${beyond} ORDER BY t.id LIMIT ${PAGE + 1}`,
    db().$queryRaw`SELECT count(*)::int AS total FROM ${read.rows.from} WHERE ${chosen}`,
  ])
  const rows = z.array(Row).parse(found)
  const [{ total }] = z.tuple([z.object({ total: z.int() })]).parse(counted)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)?.row.toString() ?? ""
  return {
    rows: page.map(({ row: _, ...rest }) => rest),
    total,
    after: rows.length > PAGE ? writeCursor({ value: last, id: last }, ORDER) : null,
  }
}
