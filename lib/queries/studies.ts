import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { everything } from "@/lib/filters"
import { parseOutcome } from "@/lib/model/clause"
import type { Study, StudySummary } from "@/lib/model/study"
import { catalogueOf } from "./catalogue"
import { resolveOutcome } from "./outcome"
import { ratesOf } from "./rates"

const Counts = z.object({
  id: z.int(),
  models: z.int(),
  conditions: z.int(),
  runs: z.int(),
  transcripts: z.int(),
  publishedN: z.int(),
  lastImport: z.date().nullable(),
})

export async function findStudy(slug: string): Promise<Study | null> {
  if (!/^[a-z0-9-]+$/.test(slug)) return null
  const row = await db().study.findUnique({ where: { slug } })
  return row && { ...row, headline: row.headline === null ? null : parseOutcome(row.headline) }
}

/** Every study with its size and its headline rate, the latest import first. */
export async function listStudies(): Promise<StudySummary[]> {
  const [studies, rows] = await Promise.all([
    db().study.findMany({ orderBy: { id: "asc" } }),
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
    studies.map(async (row): Promise<StudySummary> => {
      const study = { ...row, headline: row.headline === null ? null : parseOutcome(row.headline) }
      const { lastImport, ...own } = counts.get(row.id) ?? { ...nothing, id: row.id }
      return {
        ...{ slug: study.slug, title: study.title, description: study.description, headline: study.headline },
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
