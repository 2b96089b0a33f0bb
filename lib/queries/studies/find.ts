import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { parseOutcome } from "@/lib/model/clause"
import { Role, roleIn, type Viewer, Visibility } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import type { Study, StudySummary } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { isBlinded, memberRole, readableBy } from "./access"
import { catalogueOf } from "./catalogue"

const { sql } = Prisma

const Counts = z.object({
  id: z.int(),
  models: z.int(),
  conditions: z.int(),
  runs: z.int(),
  transcripts: z.int(),
  publishedN: z.int(),
  lastImport: z.date().nullable(),
})

const Found = z.object({
  id: z.int(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  headline: z.string().nullable(),
  visibility: Visibility,
  member: Role.nullable(),
  blinded: z.boolean(),
})

/** The study of this name as the viewer sees it; null where there is none that they may read. */
export async function findStudy(viewer: Viewer, slug: string): Promise<Study | null> {
  if (!/^[a-z0-9-]+$/.test(slug)) return null
  return (await readableStudies(viewer, sql`s.slug = ${slug}`))[0] ?? null
}

async function readableStudies(viewer: Viewer, condition: Prisma.Sql): Promise<Study[]> {
  const rows = await db().$queryRaw`
    SELECT s.id, s.slug, s.title, s.description, s.headline, s.visibility, ${memberRole(viewer)} AS member,
      ${isBlinded(viewer)} AS blinded
    FROM study s WHERE ${condition} AND ${readableBy(viewer)} ORDER BY s.id`
  return z
    .array(Found)
    .parse(rows)
    .flatMap(({ member, blinded, headline, ...row }) => {
      const role = roleIn(viewer, { visibility: row.visibility, member })
      if (role === null) return []
      const blindFor = blinded && viewer.kind === "person" ? viewer.id : null
      return { ...row, role, blindFor, headline: headline === null ? null : parseOutcome(headline) }
    })
}

/** Every study that the viewer may read with its size and its headline rate, the latest import first. */
export async function listStudies(viewer: Viewer): Promise<StudySummary[]> {
  const [studies, rows] = await Promise.all([
    readableStudies(viewer, sql`true`),
    db().$queryRaw`
      SELECT s.id, counted.*, imported.*
      FROM study s
      CROSS JOIN LATERAL (
        SELECT count(DISTINCT m.canonical)::int AS models, count(DISTINCT c.condition_id)::int AS conditions,
          coalesce(sum(c.n) FILTER (WHERE c.run_id IS NULL), 0)::int AS transcripts,
          coalesce(sum(c.n) FILTER (WHERE c.run_id IS NOT NULL), 0)::int AS "publishedN"
        FROM cell c JOIN model m ON m.id = c.model_id WHERE c.study_id = s.id AND c.n > 0
      ) counted
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS runs, max(r.imported_at) AS "lastImport" FROM run r WHERE r.study_id = s.id
      ) imported`,
  ])
  const counts = new Map(
    z
      .array(Counts)
      .parse(rows)
      .map((row) => [row.id, row]),
  )
  const summaries = await Promise.all(
    studies.map(async (study): Promise<StudySummary> => {
      const { lastImport, ...own } = counts.get(study.id) ?? { ...nothing, id: study.id }
      return {
        ...study,
        ...own,
        lastImport: lastImport?.toISOString() ?? null,
        headlineRates: await headlineRatesOf(study),
      }
    }),
  )
  return summaries.sort((a, b) => (b.lastImport ?? "").localeCompare(a.lastImport ?? "") || a.id - b.id)
}

const nothing = { models: 0, conditions: 0, runs: 0, transcripts: 0, publishedN: 0, lastImport: null }

async function headlineRatesOf(study: Study): Promise<StudySummary["headlineRates"]> {
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, null)
  if (!outcome) return null
  const [total, byModel] = await Promise.all([
    ratesOf(study, catalogue, { outcome, by: [], population: everything }),
    ratesOf(study, catalogue, { outcome, by: ["model"], population: everything }),
  ])
  return { outcome, total: total.rows, byModel: byModel.rows }
}
