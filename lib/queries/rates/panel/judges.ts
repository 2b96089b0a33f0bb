import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { JudgeKind, OWN_RANK } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import type { JudgeCount } from "@/lib/model/rates/panel/details"
import type { Rule } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"
import { ruleFor, spoken } from "./spoken"

const StoredJudge = z.object({
  /** Those that only their prompt tells apart. */
  ids: z.array(z.int()),
  kind: JudgeKind,
  name: z.string(),
  model: z.string().nullable(),
  version: z.string().nullable(),
  rank: z.int(),
  /** Whether the default rule hears it on this variable. */
  headline: z.boolean(),
})
type StoredJudge = z.infer<typeof StoredJudge>

/**
 * The judges whose verdicts on a variable are in an n, most verdicts first. Counted from cells, which know a judge by
 * its name, and from transcripts where a name has several versions or several names are of one rank.
 */
export async function judgesOf(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  judged: Filters,
  variable: Variable,
): Promise<JudgeCount[]> {
  const known = await judgesOn(variable)
  const counts =
    (await countInCells(study, catalogue, judged, variable, known)) ??
    (await countJudgements(study, catalogue, judged, variable))
  return known
    .flatMap(({ ids, kind, name, model, version }) => {
      const verdicts = ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0)
      return verdicts > 0 ? [{ kind, name, model, version, prompts: ids.length, verdicts }] : []
    })
    .sort((a, b) => b.verdicts - a.verdicts)
}

async function judgesOn({ id }: Variable): Promise<StoredJudge[]> {
  const rows = await db().$queryRaw`
    SELECT array_agg(g.id ORDER BY g.id) AS ids, g.kind, g.name, g.model, g.version, g.rank,
      g.rank < ${OWN_RANK} OR NOT v.imported AS headline
    FROM variable v JOIN judge g ON g.study_id = v.study_id
    WHERE v.id = ${id} AND EXISTS (SELECT FROM judgement j WHERE j.judge_id = g.id AND j.variable_id = v.id)
    GROUP BY g.kind, g.name, g.model, g.version, g.rank, v.imported
    ORDER BY g.rank, g.name, g.model, g.version`
  return z.array(StoredJudge).parse(rows)
}

const Said = z.object({ said: z.record(z.string(), z.string().nullable()).nullable(), n: z.int() })

/** Per judge's id its verdicts, whatever the prompt; null where names do not tell who spoke. */
async function countInCells(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  judged: Filters,
  variable: Variable,
  known: StoredJudge[],
): Promise<Map<number, number> | null> {
  if (variable.kind !== "categorical") return null
  const rule = ruleFor(catalogue, judged.rule, variable)
  const { from, where, weight } = population(study.id, catalogue, judged)
  const rows = await db().$queryRaw`
    SELECT c.verdicts -> ${variable.key}::text AS said, sum(${weight})::int AS n
    FROM ${from} WHERE ${where} AND c.run_id IS NULL GROUP BY 1`
  const counts = new Map<number, number>()
  for (const { said, n } of z.array(Said).parse(rows)) {
    const speakers = speakersOf(variable, rule, said ?? {}, known)
    if (!speakers) return null
    for (const id of speakers.flatMap(({ ids }) => ids.slice(0, 1))) counts.set(id, (counts.get(id) ?? 0) + n)
  }
  return counts
}

/** Of the judges that said something, by name, those that speak; null where the names do not tell. */
function speakersOf(
  { imported = true }: Variable,
  rule: Rule,
  said: Record<string, string | null>,
  known: StoredJudge[],
) {
  const heard = known.filter(({ name }) => Object.hasOwn(said, name))
  const names = heard.map(({ name }) => name)
  if (new Set(names).size < names.length) return null
  if (rule.type === "judge") return heard.filter(({ name }) => name === rule.judge)
  const people = heard.filter(({ kind }) => kind === "person")
  const decided = heard.filter(({ kind, name }) => kind === "adjudicator" && said[name] !== null)
  const own = rule.type === "adjudicated" || (rule.type === "default" && !imported)
  if (own && decided.length > 0) return decided
  if (rule.type === "adjudicated" || (own && people.length > 0))
    return people.filter(({ name }) => said[name] !== null)
  if (rule.type === "people" || (rule.type === "people first" && people.length > 0))
    return people.filter(({ name }) => said[name] !== null)
  const headline = heard.filter((judge) => judge.headline)
  const lowest = headline.filter(({ rank }) => rank === headline[0]?.rank)
  return lowest.length > 1 ? null : lowest
}

async function countJudgements(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  judged: Filters,
  variable: Variable,
): Promise<Map<number, number>> {
  const rows = await db().$queryRaw`
    SELECT judge_id AS id, count(*)::int AS n FROM ${spoken(study, catalogue, judged, variable)} spoken
    WHERE failure IS NULL GROUP BY 1`
  const counts = z.array(z.object({ id: z.int(), n: z.int() })).parse(rows)
  return new Map(counts.map(({ id, n }) => [id, n]))
}
