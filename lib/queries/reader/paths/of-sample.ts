import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { PathOf, type SamplePath } from "@/lib/model/reader/paths/of-sample"
import type { Reading } from "@/lib/model/reader/reading"

const { sql } = Prisma

/** Petri's branches, before they said in their metadata what they are of. */
const branch = /^(.*) (branch \d+)$/s

const Row = z.object({
  id: z.bigint(),
  publicId: z.string(),
  uuid: z.string().nullable(),
  sampleId: z.string(),
  messages: z.int(),
  path: z.unknown(),
  transcript: z.string().nullable(),
  excluded: z.boolean(),
})
type Row = z.infer<typeof Row> & { of: PathOf | null }

/**
 * All ways that the transcript's sample went, in the order they were imported, the final one first. Empty when
 * there is but one. One is looked for among the transcripts of the same run, model, condition and epoch whose
 * sample id begins with the final one's.
 */
export async function pathsOf(reading: Pick<Reading, "id" | "study">): Promise<SamplePath[]> {
  const [own] = await rows(sql`t.public_id = ${reading.id} AND t.study_id = ${reading.study.id}`)
  if (!own) return []
  const final = own.of === null ? own : await finalOf(own)
  if (!final) return []
  const others = await rows(sql`(t.run_id, t.model_id, t.epoch) =
      (SELECT run_id, model_id, epoch FROM transcript WHERE id = ${final.id})
    AND t.excluded IS NOT NULL AND starts_with(t.sample_id, ${`${final.sampleId} `})
    AND t.cell_id IN (SELECT c.id FROM cell c JOIN transcript f ON f.id = ${final.id}
      WHERE c.study_id = f.study_id AND c.model_id = f.model_id AND c.condition_id = f.condition_id AND c.excluded)`)
  const ways = others.filter(({ of }) => of !== null && isOf(of, final))
  if (ways.length === 0) return []
  const shared = await sharedWith(final, ways)
  return [final, ...ways].map(({ id, publicId, messages, of }) => ({
    ...{ id: publicId, of, messages },
    shared: shared.get(id) ?? messages,
    current: publicId === own.publicId,
  }))
}

async function rows(where: Prisma.Sql): Promise<Row[]> {
  const found = await db().$queryRaw`
    SELECT t.id, t.public_id AS "publicId", t.source_uuid AS uuid, t.sample_id AS "sampleId",
      t.message_count AS messages, t.metadata -> 'path' AS path, t.metadata ->> 'transcript_id' AS transcript,
      t.excluded IS NOT NULL AS excluded
    FROM transcript t WHERE ${where} ORDER BY t.id`
  return z
    .array(Row)
    .parse(found)
    .map((row) => ({ ...row, of: pathOf(row) }))
}

/** What a transcript says of itself as a way of a sample; null where it is the sample. */
function pathOf({ path, excluded, sampleId, transcript }: z.infer<typeof Row>): PathOf | null {
  const said = PathOf.safeParse(path).data
  if (said) return said
  const [, sample, name] = (excluded && branch.exec(sampleId)) || []
  return sample !== undefined && name !== undefined
    ? { of: transcript ?? sample, name, kind: "rolled back" }
    : null
}

async function finalOf(way: Row): Promise<Row | undefined> {
  const { of, sampleId, id } = way
  const sample = sampleId.replace(/ (?:branch|path) \d+$/, "")
  const found = await rows(sql`(t.run_id, t.model_id, t.epoch) =
    (SELECT run_id, model_id, epoch FROM transcript WHERE id = ${id}) AND t.sample_id = ${sample}`)
  return found.find((row) => of !== null && row.of === null && isOf(of, row))
}

function isOf({ of }: PathOf, { uuid, sampleId }: Row): boolean {
  return of === (uuid ?? sampleId)
}

/** With how many messages each way begins that the final one begins with too. */
async function sharedWith(final: Row, ways: Row[]): Promise<Map<bigint, number>> {
  const found = await db().$queryRaw`
    SELECT w.transcript_id AS id, min(w.ordinal)::int AS shared FROM message w
    LEFT JOIN message f ON f.transcript_id = ${final.id} AND f.ordinal = w.ordinal
    WHERE w.transcript_id = ANY(${ways.map(({ id }) => id)}) AND f.body_hash IS DISTINCT FROM w.body_hash
    GROUP BY w.transcript_id`
  const parted = z.array(z.object({ id: z.bigint(), shared: z.int() })).parse(found)
  return new Map(parted.map(({ id, shared }) => [id, shared]))
}
