import "server-only"
import type { OpenView } from "@/lib/filters/rates"
import type { RateDetails } from "@/lib/model/rates/panel/details"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { resolveVariable } from "@/lib/queries/studies/keys"
import { wilson } from "@/lib/stats/proportion"
import { checkedOf } from "./checked"
import { promptsOf } from "./clusters"
import { judgesOf } from "./judges"
import { missingOf } from "./missing"
import { type OpenNumber, openNumber, type Shown } from "./number"
import { detailList } from "./rows"

/**
 * What stands behind the number that an address opens: its population, its verdicts and their judges, what is missing
 * and why, and its first transcripts with the evidence that earned their verdicts. Of a mix (`parts`) it is the part
 * that is open, the one after the last being what fits none of them; without a part it is any harm, where all parts
 * are of one variable, else the outcome. Null where nothing is open.
 *
 * @throws QuestionError for a group, part, publication, level or rule that is not there.
 */
export async function detailsOf(
  study: Study,
  catalogue: Catalogue,
  { open, ...shown }: Shown & { open: OpenView },
): Promise<RateDetails | null> {
  if (open.open.length === 0) return null
  const number = await openNumber(study, catalogue, shown, open)
  const variables = variablesOf(catalogue, number)
  const { by, group: population, outcome, parts, k, row } = number
  const { n, excluded, citation } = row
  const own = { by, population, outcome, parts, citation, k, n, excluded }
  const bounds = n > 0 ? { rate: k / n, ...wilson(k, n) } : { rate: null, low: null, high: null }
  const [clustered, behind] = await Promise.all([
    promptsOf(study, catalogue, {
      ...{ citation, judged: number.judged },
      hits: number.hits.map((slice) => slice.population),
    }),
    citation === null ? behindTranscripts(study, catalogue, number, variables) : publishedOnly(number),
  ])
  return { ...own, ...bounds, clustered, ...behind }
}

type Behind = Pick<RateDetails, "verdicts" | "missing" | "lists" | "checked">

async function behindTranscripts(
  study: Study,
  catalogue: Catalogue,
  { group, outcome, parts, row, judged, hits, rest }: OpenNumber,
  variables: Variable[],
): Promise<Behind> {
  const [variable] = variables
  const counted = outcome ?? parts?.[0]
  const listed = variables.length === 1 && variable && counted ? { outcome: counted, variable } : null
  const [verdicts, missing, first, others, checked] = await Promise.all([
    Promise.all(
      variables.map(async (one) => ({
        ...{ variable: one.key, judges: await judgesOf(study, catalogue, judged, one) },
      })),
    ),
    missingOf(study, catalogue, group, row.missing, listed),
    detailList(study, catalogue, hits, variables),
    detailList(study, catalogue, rest, variables),
    variable ? checkedOf(study, catalogue, judged, variable) : null,
  ])
  return { verdicts, missing, lists: { hits: first, rest: others }, checked }
}

/** Counts that a publication states: it says neither who judged nor why something is missing. */
function publishedOnly({ row }: OpenNumber): Behind {
  const reasons = (["failed", "not_judged", "judge_failed"] as const).filter(
    (reason) => row.missing[reason] > 0,
  )
  const missing = reasons.map((reason) => ({
    reason,
    count: row.missing[reason],
    population: null,
    causes: [],
  }))
  return { verdicts: [], missing, lists: null, checked: null }
}

/** The variables that the number's n needs, the outcome's own first. */
function variablesOf(catalogue: Catalogue, { outcome, parts }: OpenNumber): Variable[] {
  const keys = [...(outcome ? [outcome.key] : []), ...(parts ?? []).map(({ key }) => key)]
  const variables = keys.map((key) => resolveVariable(catalogue, key))
  return [...new Map(variables.map((variable) => [variable.id, variable])).values()]
}
