import { UsageError } from "@/lib/cli/command"
import { type Clause, parseClause } from "@/lib/model/clause"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import type { Catalogue, Study } from "@/lib/model/study"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { checkLevels } from "@/lib/queries/studies/keys"

/** The study of `--study` with what it has. Throws UsageError where there is none. */
export async function openStudyOf(slug: string | undefined): Promise<{ study: Study; catalogue: Catalogue }> {
  if (slug === undefined) throw new UsageError("--study SLUG is missing")
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new UsageError(`there is no study "${slug}"`)
  return { study, catalogue: await catalogueOf(study) }
}

/** The population of `--where KEY=VALUE` …, `--rule` and `--search`. Throws for what the study does not have. */
export function populationOf(
  catalogue: Catalogue,
  options: { where?: string[]; rule?: string; search?: string },
): Filters {
  const where = (options.where ?? []).map((text): Clause => {
    const clause = parseClause(text)
    if (!clause) throw new UsageError(`--where takes KEY=VALUE or KEY>=NUMBER, not "${text}"`)
    return clause
  })
  const population = { ...everything, where, rule: options.rule ?? "default", search: options.search ?? "" }
  checkLevels(catalogue, population)
  return population
}
