import "server-only"
import type { Params } from "@/app/unread"
import type { ReplicationScope } from "@/components/replication/scope"
import { loadReplication } from "@/lib/filters/replication"
import type { Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { type Replication, replicationOf } from "@/lib/queries/replication/published"
import { publishedSources } from "@/lib/queries/replication/sources"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { checkLevels } from "@/lib/queries/studies/keys"

/** What a replication page shows. Without a publication in the address it is the one with most models in common. */
export type Answer =
  | { kind: "compared"; scope: ReplicationScope; replication: Replication }
  | { kind: "no sources" }
  | { kind: "no outcome" }
  | { kind: "refused"; message: string }

/** Answers the question that an address asks of a study. */
export async function answerOf(viewer: Viewer, study: Study, params: Params): Promise<Answer> {
  const { outcome: asked, published: named, ...population } = loadReplication(params)
  const [catalogue, sources] = await Promise.all([catalogueOf(study), publishedSources(viewer, study)])
  const published = named ?? sources[0]?.slug ?? null
  if (published === null) return { kind: "no sources" }
  try {
    const outcome = resolveOutcome(study, catalogue, asked)
    if (!outcome) return { kind: "no outcome" }
    checkLevels(catalogue, population)
    const scope = { study: study.slug, catalogue, outcome, population, sources, published }
    const replication = await replicationOf(viewer, study, catalogue, {
      source: published,
      outcome,
      population,
    })
    return { kind: "compared", scope, replication }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}
