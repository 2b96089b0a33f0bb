import "server-only"
import { z } from "zod"
import { agenticMisalignment } from "@/lib/codebooks/agentic-misalignment"
import { db } from "@/lib/db/client"
import { type CodebookDocument, codebookDocument } from "@/lib/model/codebook/document"
import type { Viewer } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { readableBy } from "@/lib/queries/studies/access"
import { findStudy } from "@/lib/queries/studies/find"
import { questionsOf } from "./asked"

/** What a codebook is called where one chooses which to copy from: a study's slug, or this. */
export const SHIPPED = "shipped:agentic-misalignment"

export type Copyable = { from: string; title: string; questions: number }

const Row = z.object({ slug: z.string(), title: z.string(), questions: z.int() })

/** The codebooks that a viewer may copy into a study: the shipped one, and those of the other studies they may read. */
export async function copyableCodebooks(viewer: Viewer, into: Study): Promise<Copyable[]> {
  const rows = await db().$queryRaw`
    SELECT s.slug, s.title, count(*)::int AS questions
    FROM study s JOIN question q ON q.study_id = s.id AND q.archived_at IS NULL
    WHERE s.id <> ${into.id} AND ${readableBy(viewer)} GROUP BY s.id ORDER BY s.title, s.id`
  const { title, questions } = agenticMisalignment
  return [
    { from: SHIPPED, title: `${title}, as it comes with Exhibit`, questions: questions.length },
    ...z
      .array(Row)
      .parse(rows)
      .map(({ slug, ...row }) => ({ from: slug, ...row })),
  ]
}

/** One of them with its questions; null where there is none that the viewer may read. */
export async function copyableCodebook(viewer: Viewer, from: string): Promise<CodebookDocument | null> {
  if (from === SHIPPED) return agenticMisalignment
  const study = await findStudy(viewer, from)
  return study && codebookDocument(study.title, await questionsOf(study))
}
