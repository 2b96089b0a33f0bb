import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { type Moved, moveOf } from "@/lib/model/review/contested/band"
import type { Rule } from "@/lib/model/rule"
import { ruleCovers } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { hitOf } from "@/lib/queries/population/outcome"
import { speaker, speaks } from "@/lib/queries/population/readings"
import { keyValue, notBlinded, population, ruleOf } from "@/lib/queries/population/where"
import { resolveVariable, variablesAmong } from "@/lib/queries/studies/keys"
import type { RatesQuestion } from "./count"

const { sql, join, empty } = Prisma

const Row = z.object({
  id: z.bigint(),
  transcript: z.string(),
  keys: z.array(z.string().nullable()),
  value: z.string(),
  hit: z.boolean(),
})

/**
 * The transcripts of a rate's n whose disputes would move them into its k or out of it, each with its levels of the
 * keys that group. A dispute counts where it is open or was upheld and is against a judgement that speaks for the
 * transcript's value under the population's rule. Throws QuestionError like `ratesOf`.
 */
export async function movedByDisputes(
  study: Study,
  catalogue: Catalogue,
  { outcome, by, population: asked }: Pick<RatesQuestion, "outcome" | "by" | "population">,
): Promise<Moved[]> {
  const variable = resolveVariable(catalogue, outcome.key)
  const rule = ruleCovers(catalogue, asked.rule, variable.key) ? ruleOf(catalogue, asked.rule) : null
  const disputes = rule === null ? [] : await disputesUnder(study, variable, rule)
  if (disputes.length === 0) return []
  const also = [variable, ...variablesAmong(catalogue, by)]
  const counted = population(study.id, catalogue, asked, { also, perTranscript: true })
  const reading = counted.read(variable)
  const value = variable.kind === "number" ? sql`${reading.number}::text` : reading.value
  const keys = by.map((key) => keyValue(catalogue, key, counted.read))
  const disputed = [...new Set(disputes.map(({ transcript }) => transcript))]
  const rows = await db().$queryRaw`
    SELECT t.id, t.public_id AS transcript, ARRAY[${keys.length > 0 ? join(keys) : empty}]::text[] AS keys,
      ${value} AS value, ${hitOf(variable, outcome, reading)} AS hit
    FROM ${counted.from} WHERE ${counted.where} AND t.id = ANY(${disputed})
      AND ${reading.judged} AND NOT ${reading.judgeFailed} ORDER BY t.id`
  return z
    .array(Row)
    .parse(rows)
    .flatMap(({ id, transcript, keys, value, hit }) => {
      const own = disputes.filter((one) => one.transcript === id && isSame(variable, one.said, value))
      const proposals = own.map(({ proposed }) => proposed)
      const move = moveOf(outcome, hit, proposals)
      if (move === null) return []
      const levels = Object.fromEntries(by.map((key, index) => [key, keys[index] ?? null]))
      return [{ transcript, by: levels, move, flags: own.map(({ flag }) => flag) }]
    })
}

/** Whether any verdict of the study is called wrong by somebody, and that was not rejected. */
export async function hasDisputes(study: Study): Promise<boolean> {
  const found: unknown[] = await db().$queryRaw`
    SELECT 1 FROM flag f JOIN judgement j ON j.id = f.judgement_id JOIN transcript t ON t.id = j.transcript_id
    WHERE t.study_id = ${study.id} AND f.kind = 'wrong' AND f.withdrawn_at IS NULL
      AND f.outcome IS DISTINCT FROM 'rejected'
      ${study.blindFor === null ? empty : sql`AND ${notBlinded(study.blindFor)}`} LIMIT 1`
  return found.length > 0
}

const Dispute = z.object({
  flag: z.int(),
  transcript: z.bigint(),
  said: z.string(),
  proposed: z.string(),
})

/** Disputes that were not rejected, of judgements that have a say on a variable under a rule. */
async function disputesUnder(study: Study, { id }: Variable, rule: Rule): Promise<z.infer<typeof Dispute>[]> {
  const outvoted =
    rule.type === "people first"
      ? sql`AND (g.kind = 'person' OR NOT EXISTS (SELECT FROM judgement j JOIN judge g ON g.id = j.judge_id
          JOIN variable v ON v.id = j.variable_id WHERE j.transcript_id = d.transcript_id
            AND j.variable_id = d.variable_id AND g.kind = 'person' AND ${speaks(rule)}))`
      : empty
  const rows = await db().$queryRaw`
    SELECT f.id AS flag, d.transcript_id AS transcript, coalesce(d.level, d.number::text, d.text) AS said, f.proposed
    FROM flag f JOIN judgement d ON d.id = f.judgement_id JOIN variable own ON own.id = d.variable_id
    WHERE own.study_id = ${study.id} AND d.variable_id = ${id} AND f.kind = 'wrong' AND f.proposed IS NOT NULL
      AND f.withdrawn_at IS NULL AND f.outcome IS DISTINCT FROM 'rejected' AND d.failure IS NULL
      AND d.id IN (
        SELECT DISTINCT ON (${speaker(rule)}) j.id
        FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
        WHERE j.transcript_id = d.transcript_id AND j.variable_id = d.variable_id AND ${speaks(rule)} ${outvoted}
        ORDER BY ${speaker(rule)}, g.rank, j.id DESC)
    ORDER BY f.id`
  return z.array(Dispute).parse(rows)
}

function isSame({ kind }: Variable, said: string, value: string): boolean {
  return kind === "number" ? Number(said) === Number(value) : said === value
}
