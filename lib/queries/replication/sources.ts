import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Viewer } from "@/lib/model/people/viewer"
import type { PublishedSource, SharedKey } from "@/lib/model/replication/match"
import { matchModels } from "@/lib/model/replication/model-name"
import type { Study } from "@/lib/model/study"
import { readableBy } from "@/lib/queries/studies/access"

const Held = z.object({
  slug: z.string(),
  title: z.string(),
  published: z.boolean(),
  n: z.int(),
  models: z.array(z.string()),
  citations: z.array(z.string()),
  factors: z.array(z.object({ key: z.string(), levels: z.array(z.string()) })),
})
type Held = z.infer<typeof Held>

/**
 * The studies with published counts that the viewer may read, and what each has in common with this one: those with the most models in
 * common first. A study's own published counts are among them where it has transcripts to hold against them.
 */
export async function publishedSources(viewer: Viewer, study: Study): Promise<PublishedSource[]> {
  const held = await holdings(viewer, study.id)
  const own = held.filter(({ slug }) => slug === study.slug)
  const ours = own.find(({ published }) => !published) ?? own[0]
  if (!ours) return []
  return held
    .filter((theirs) => theirs.published && theirs !== ours)
    .map((theirs) => sourceOf(ours, theirs))
    .sort((a, b) => b.models.length - a.models.length || b.keys.length - a.keys.length || b.n - a.n)
}

function sourceOf(ours: Held, theirs: Held): PublishedSource {
  return {
    ...{ slug: theirs.slug, title: theirs.title, citations: theirs.citations, n: theirs.n },
    models: matchModels(ours.models, theirs.models),
    keys: sharedKeys(ours, theirs),
    ourModels: ours.models,
    theirModels: theirs.models,
    ourFactors: ours.factors.map(({ key }) => key),
    theirFactors: theirs.factors,
    own: ours.slug === theirs.slug,
    ours: ours.published ? "published" : "transcripts",
  }
}

/** Keys that differ in capitals and punctuation alone are one: goal_type, "Goal type". */
function sharedKeys(ours: Held, theirs: Held): SharedKey[] {
  const plain = (key: string) => key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
  return ours.factors.flatMap(({ key }) => {
    const other = theirs.factors.find((factor) => plain(factor.key) === plain(key))
    return other ? [{ ours: key, theirs: other.key }] : []
  })
}

/** Per study that is this one or holds published counts, and apart for its published counts and its transcripts. */
async function holdings(viewer: Viewer, study: number): Promise<Held[]> {
  const rows = await db().$queryRaw`
    WITH held AS (
      SELECT c.study_id, c.run_id IS NOT NULL AS published, c.run_id, c.model_id, c.condition_id, sum(c.n) AS n
      FROM cell c WHERE c.n > 0 AND NOT c.excluded AND (c.run_id IS NOT NULL OR c.study_id = ${study})
      GROUP BY 1, 2, 3, 4, 5
    ), level AS (
      SELECT h.study_id, h.published, f.key, jsonb_agg(DISTINCT f.value ORDER BY f.value) AS levels
      FROM (SELECT DISTINCT study_id, published, condition_id FROM held) h
      JOIN condition co ON co.id = h.condition_id CROSS JOIN LATERAL jsonb_each_text(co.factors) f
      GROUP BY 1, 2, 3
    )
    SELECT s.slug, s.title, h.published, sum(h.n)::int AS n,
      array_agg(DISTINCT m.canonical ORDER BY m.canonical) AS models,
      coalesce(array_agg(DISTINCT r.citation) FILTER (WHERE r.citation IS NOT NULL), '{}') AS citations,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('key', l.key, 'levels', l.levels) ORDER BY l.key), '[]')
       FROM level l WHERE l.study_id = s.id AND l.published = h.published) AS factors
    FROM held h JOIN study s ON s.id = h.study_id JOIN model m ON m.id = h.model_id
    LEFT JOIN run r ON r.id = h.run_id
    WHERE ${readableBy(viewer)}
    GROUP BY s.id, h.published ORDER BY s.id, h.published`
  return z.array(Held).parse(rows)
}
