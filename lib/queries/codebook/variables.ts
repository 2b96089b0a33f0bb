import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { CodebookJudge, CodebookVariable } from "@/lib/model/codebook/variables"
import { JudgeKind, Level, OWN_RANK, VariableKind } from "@/lib/model/judgement"
import type { Catalogue, Study } from "@/lib/model/study"
import { variableKey } from "@/lib/queries/studies/keys"
import { type SaidCount, saidInCells, saidInJudgements } from "./said-counts"

/**
 * What the study observes: each variable with how often it has each level by default, what is missing and why,
 * and the judges that were heard on it with what each said. Transcripts that no rate counts are in no number.
 */
export async function codebookOf(study: Study, catalogue: Catalogue): Promise<CodebookVariable[]> {
  const [variables, judges, inCells, inJudgements, totals] = await Promise.all([
    db().variable.findMany({
      where: { studyId: study.id },
      include: { asked: { select: { key: true } } },
      orderBy: { id: "asc" },
    }),
    judgesOf(study),
    saidInCells(study),
    saidInJudgements(study),
    totalsOf(study),
  ])
  const said = [...inCells, ...inJudgements]
  return variables.map((row) => {
    const levels = z.array(Level).parse(row.levels)
    const variable = { ...row, kind: VariableKind.parse(row.kind), levels }
    const own = said.filter(({ key }) => key === row.key)
    const headline = own.filter(({ judge, published }) => judge === null && !published)
    const numbers = headline.flatMap(({ low, high }) =>
      low === null || high === null ? [] : [{ low, high }],
    )
    return {
      ...{ key: variableKey(catalogue, variable), name: row.key, label: row.label, question: row.question },
      ...{ kind: variable.kind, imported: row.imported, asked: row.asked?.key ?? null },
      levels: levels.map((level) => ({
        ...level,
        n: sum(headline, (one) => one.level === level.key),
        publishedN: sum(own, (one) => one.published && one.level === level.key),
      })),
      judged: sum(headline, ({ judgeFailed }) => !judgeFailed),
      range: numbers[0] ?? null,
      missing: {
        failed: totals.failed - sum(headline, ({ runFailed }) => runFailed),
        not_judged: totals.ran - sum(headline, ({ runFailed }) => !runFailed),
        judge_failed: sum(headline, ({ judgeFailed }) => judgeFailed),
      },
      judges: judgesOn(
        judges.filter(({ variable: id }) => id === row.id),
        own,
        row.imported,
        levels.map(({ key }) => key),
      ),
    }
  })
}

type Heard = z.infer<typeof Judge>

function judgesOn(heard: Heard[], said: SaidCount[], imported: boolean, order: string[]): CodebookJudge[] {
  const speaks = ({ rank }: { rank: number }) => rank < OWN_RANK || !imported
  const isPerson = ({ kind }: Heard) => kind === "person" || kind === "adjudicator"
  const peopleDecide = !imported && heard.some(isPerson)
  const first = Math.min(...heard.filter(speaks).map(({ rank }) => rank))
  return [...Map.groupBy(heard, ({ name }) => name)].flatMap(([name, versions]) => {
    const [lowest] = versions
    if (!lowest) return []
    const own = said.filter(({ judge }) => judge === name)
    const given = own.filter(({ judgeFailed }) => !judgeFailed)
    const counts = [...Map.groupBy(given, ({ level }) => level ?? "")]
      .filter(([level]) => level !== "")
      .map(([level, some]) => ({ level, n: sum(some) }))
      .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
    return {
      ...{
        name,
        kind: lowest.kind,
        speaks: versions.some(speaks),
        headline: peopleDecide ? isPerson(lowest) : versions.some((one) => speaks(one) && one.rank === first),
      },
      versions: versions.map(({ id, model, version, prompt, rank }) => ({
        id,
        model,
        version,
        prompt,
        rank,
      })),
      ...{ counts, judged: sum(given), failed: sum(own) - sum(given) },
    }
  })
}

function sum(said: SaidCount[], which: (one: SaidCount) => boolean = () => true): number {
  return said.reduce((total, one) => total + (which(one) ? one.n : 0), 0)
}

const Judge = z.object({
  variable: z.int(),
  id: z.int(),
  kind: JudgeKind,
  name: z.string(),
  model: z.string().nullable(),
  version: z.string().nullable(),
  prompt: z.string().nullable(),
  rank: z.int(),
})

/** Everyone who was heard on a variable, those who speak first before the others. */
async function judgesOf(study: Study): Promise<Heard[]> {
  const rows = await db().$queryRaw`
    SELECT v.id AS variable, g.id, g.kind, g.name, g.model, g.version, g.prompt, g.rank
    FROM judge g JOIN variable v ON v.study_id = g.study_id
    WHERE g.study_id = ${study.id}
      AND EXISTS (SELECT FROM judgement j WHERE j.judge_id = g.id AND j.variable_id = v.id)
    ORDER BY v.id, g.rank, g.name, g.id`
  return z.array(Judge).parse(rows)
}

/** The transcripts that rates count: those that ran, and those that did not. */
async function totalsOf(study: Study): Promise<{ ran: number; failed: number }> {
  const rows = await db().$queryRaw`
    SELECT coalesce(sum(n) FILTER (WHERE NOT failed), 0)::int AS ran,
      coalesce(sum(n) FILTER (WHERE failed), 0)::int AS failed
    FROM cell WHERE study_id = ${study.id} AND run_id IS NULL AND NOT excluded`
  const [totals] = z.tuple([z.object({ ran: z.int(), failed: z.int() })]).parse(rows)
  return totals
}
