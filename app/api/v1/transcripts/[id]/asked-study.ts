import { checkNames } from "@/app/api/parameters"
import type { Person } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { findTranscript, type StoredTranscript } from "@/lib/queries/reader/stored"
import { findStudy } from "@/lib/queries/studies/find"

/** The transcript that a request names, with its study (`?study=`); null where this person may read no such one. */
export async function askedStudy(
  request: Request,
  who: Person,
  id: string,
): Promise<{ row: StoredTranscript; study: Study } | null> {
  const parameters = new URL(request.url).searchParams
  checkNames(parameters, ["study"])
  const row = await findTranscript(who, id, parameters.get("study") ?? undefined)
  const study = row && (await findStudy(who, row.study.slug))
  return row && study ? { row, study } : null
}
