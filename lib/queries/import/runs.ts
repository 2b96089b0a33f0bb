import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { RunRow } from "@/lib/model/import/run"
import type { Study } from "@/lib/model/study"

const Counts = z.object({
  runId: z.int(),
  models: z.array(z.string()),
  transcripts: z.int(),
  excluded: z.int(),
  failed: z.int(),
  publishedN: z.int(),
})

/** What was imported, the latest first, each run with its warnings. */
export async function listRuns(study: Study): Promise<RunRow[]> {
  const [runs, rows] = await Promise.all([
    db().run.findMany({
      where: { studyId: study.id },
      include: { warnings: { orderBy: { id: "asc" } } },
      orderBy: { id: "desc" },
    }),
    db().$queryRaw`
      SELECT "runId", array_agg(DISTINCT model) AS models, sum(transcripts)::int AS transcripts,
        sum(excluded)::int AS excluded, sum(failed)::int AS failed, sum(published)::int AS "publishedN"
      FROM (
        SELECT t.run_id AS "runId", m.canonical AS model, count(*) FILTER (WHERE t.excluded IS NULL) AS transcripts, count(t.excluded) AS excluded,
          count(t.failed) FILTER (WHERE t.excluded IS NULL) AS failed, 0 AS published
        FROM transcript t JOIN model m ON m.id = t.model_id WHERE t.study_id = ${study.id} GROUP BY 1, 2
        UNION ALL
        SELECT c.run_id, m.canonical, 0, 0, 0, sum(c.n)
        FROM cell c JOIN model m ON m.id = c.model_id
        WHERE c.study_id = ${study.id} AND c.run_id IS NOT NULL GROUP BY 1, 2
      ) counted GROUP BY 1`,
  ])
  const counts = new Map(
    z
      .array(Counts)
      .parse(rows)
      .map((row) => [row.runId, row]),
  )
  return runs.map((run) => ({
    ...{ id: run.id, title: run.title, format: run.format, file: run.file, sha256: run.sha256 },
    ...{ status: run.status, error: run.error, statedTotal: run.statedTotal, citation: run.citation },
    sourceCreatedAt: run.sourceCreatedAt,
    importedAt: run.importedAt.toISOString(),
    settings: Settings.parse(run.settings),
    models: counts.get(run.id)?.models ?? [],
    transcripts: counts.get(run.id)?.transcripts ?? 0,
    excluded: counts.get(run.id)?.excluded ?? 0,
    failed: counts.get(run.id)?.failed ?? 0,
    publishedN: counts.get(run.id)?.publishedN ?? 0,
    warnings: run.warnings.map(({ file, place, message, rejected }) => ({ file, place, message, rejected })),
  }))
}

const Settings = z.record(z.string(), z.unknown())

/** Warnings that came before any run, or from files that held none. */
export async function listLooseWarnings(study: Study): Promise<RunRow["warnings"]> {
  const warnings = await db().importWarning.findMany({
    where: { studyId: study.id, runId: null },
    orderBy: { id: "asc" },
  })
  return warnings.map(({ file, place, message, rejected }) => ({ file, place, message, rejected }))
}
