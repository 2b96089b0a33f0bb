import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Viewer } from "@/lib/model/people/viewer"
import { readableBy } from "@/lib/queries/studies/access"

const { sql, empty } = Prisma

const Stored = z.object({
  id: z.bigint(),
  publicId: z.string(),
  conditionId: z.int(),
  messageCount: z.int(),
  characters: z.int(),
  sampleId: z.string(),
  epoch: z.int(),
  failed: z.string().nullable(),
  excluded: z.string().nullable(),
  limit: z.string().nullable(),
  stopReason: z.string().nullable(),
  startedAt: z.string().nullable(),
  place: z.string(),
  action: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  factors: z.record(z.string(), z.string()),
  study: z.object({ id: z.int(), slug: z.string(), title: z.string() }),
  model: z.object({ name: z.string(), canonical: z.string(), provider: z.string().nullable() }),
  run: z.object({
    id: z.int(),
    title: z.string(),
    file: z.string(),
    format: z.string(),
    sha256: z.string(),
  }),
  blind: z.object({ person: z.string(), model: z.boolean(), condition: z.boolean() }).nullable(),
})

/** A transcript's own row with what it belongs to. */
export type StoredTranscript = z.infer<typeof Stored>

function isPublicId(text: string): boolean {
  return /^[0-9a-z]{13}$/.test(text)
}

/** Without a study, that of the first study with it that the viewer may read. Null when there is none. */
export async function findTranscript(
  viewer: Viewer,
  publicId: string,
  study?: string,
): Promise<StoredTranscript | null> {
  if (!isPublicId(publicId)) return null
  const rows = await db().$queryRaw`
      SELECT t.id, t.public_id AS "publicId", t.condition_id AS "conditionId", t.message_count AS "messageCount",
        t.characters, t.sample_id AS "sampleId", t.epoch, t.failed, t.excluded, t."limit",
        t.stop_reason AS "stopReason", t.started_at AS "startedAt", t.place, t.action, t.metadata, c.factors,
        json_build_object('id', s.id, 'slug', s.slug, 'title', s.title) AS study,
        json_build_object('name', m.name, 'canonical', m.canonical, 'provider', m.provider) AS model,
        json_build_object('id', r.id, 'title', r.title, 'file', r.file, 'format', r.format,
          'sha256', r.sha256) AS run,
        ${blindness(viewer)} AS blind
      FROM transcript t JOIN study s ON s.id = t.study_id JOIN model m ON m.id = t.model_id
        JOIN condition c ON c.id = t.condition_id JOIN run r ON r.id = t.run_id
      WHERE t.public_id = ${publicId} AND ${readableBy(viewer)}
        ${study === undefined ? empty : sql`AND s.slug = ${study}`}
      ORDER BY t.id LIMIT 1`
  return z.array(Stored).parse(rows)[0] ?? null
}

/** Whether there is such a transcript, in this study or in any. */
export async function transcriptExists(viewer: Viewer, publicId: string, study?: string): Promise<boolean> {
  if (!isPublicId(publicId)) return false
  const rows: unknown[] = await db().$queryRaw`
    SELECT 1 FROM transcript t JOIN study s ON s.id = t.study_id
    WHERE t.public_id = ${publicId} AND ${readableBy(viewer)}
      ${study === undefined ? empty : sql`AND s.slug = ${study}`} LIMIT 1`
  return rows.length > 0
}

/** What the viewer may not know of the transcript `t` yet; null where nothing is hidden from them. */
function blindness(viewer: Viewer): Prisma.Sql {
  if (viewer.kind !== "person") return sql`NULL::json`
  return sql`(SELECT json_build_object('person', b.person_id, 'model', bool_or(b.model),
      'condition', bool_or(b.condition))
    FROM blinded b WHERE b.transcript_id = t.id AND b.person_id = ${viewer.id} GROUP BY b.person_id)`
}
