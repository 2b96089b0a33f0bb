import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { FlipList } from "@/lib/model/codebook/rules/switch"
import { OWN_RANK } from "@/lib/model/judgement"
import { parseRule } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { standing } from "@/lib/queries/population/readings"
import { readCursor, writeCursor } from "@/lib/queries/transcripts/order"
import { State, type SwitchQuestion, switched } from "./switch"

const { sql, empty } = Prisma

const PAGE = 50
const ORDER = "flips"

/** Which flips: from one reading, to one, as addresses write them; null for any. */
export type FlipView = { was: string | null; is: string | null; after: string | null }

const Row = z.object({
  ...{ row: z.bigint(), id: z.string(), model: z.string(), factors: z.record(z.string(), z.string()) },
  ...{ sampleId: z.string(), epoch: z.int(), action: z.string().nullable(), was: State, is: State },
})

/**
 * The transcripts that two rules read differently, or, where both readings are asked for, those that are read so;
 * in the order of their import, a page at a time. Throws a QuestionError like `ruleSwitch`, and for a cut cursor.
 */
export async function listFlips(
  study: Study,
  catalogue: Catalogue,
  asked: SwitchQuestion,
  view: FlipView,
): Promise<FlipList> {
  const read = switched(study, catalogue, asked, true)
  const both = view.was !== null && view.is !== null
  const chosen = sql`${read.where}
    ${view.was === null ? empty : sql`AND ${read.was} = ${view.was}`}
    ${view.is === null ? empty : sql`AND ${read.is} = ${view.is}`}
    ${both ? empty : sql`AND ${read.was} IS DISTINCT FROM ${read.is}`}`
  const beyond = view.after === null ? empty : sql`AND t.id > ${BigInt(readCursor(view.after, ORDER).id)}`
  const [found, counted] = await Promise.all([
    db().$queryRaw`
      SELECT t.id AS row, t.public_id AS id, m.canonical AS model, co.factors, t.sample_id AS "sampleId", t.epoch, t.action,
        ${read.was} AS was, ${read.is} AS "is"
      FROM ${read.from} WHERE ${chosen} ${beyond} ORDER BY t.id LIMIT ${PAGE + 1}`,
    db().$queryRaw`SELECT count(*)::int AS total FROM ${read.from} WHERE ${chosen}`,
  ])
  const rows = z.array(Row).parse(found)
  const [{ total }] = z.tuple([z.object({ total: z.int() })]).parse(counted)
  const page = rows.slice(0, PAGE)
  const heard = await heardOn(
    page.map(({ row }) => row),
    read.variable.id,
  )
  const speaking = (rule: string, own: Heard[]) => speakers(catalogue, rule, own)
  const last = page.at(-1)?.row.toString() ?? ""
  return {
    total,
    after: rows.length > PAGE ? writeCursor({ value: last, id: last }, ORDER) : null,
    flips: page.map(({ row, ...flip }) => {
      const own = heard.get(row) ?? []
      const [was, is] = [speaking(asked.from, own), speaking(asked.to, own)]
      const evidence = [...is, ...was].find((one) => one.evidence !== null)?.evidence ?? null
      return { ...flip, wasBy: was.map(({ judge }) => judge), isBy: is.map(({ judge }) => judge), evidence }
    }),
  }
}

const HeardRow = z.object({
  transcript: z.bigint(),
  judge: z.string(),
  person: z.boolean(),
  adjudicates: z.boolean(),
  speaks: z.boolean(),
  imported: z.boolean(),
  evidence: z.object({ message: z.int(), exact: z.string() }).nullable(),
})
type Heard = z.infer<typeof HeardRow>

/** Who was heard on some transcripts: per judge's name what it said last, those who speak first before others. */
async function heardOn(transcripts: bigint[], variable: number): Promise<Map<bigint, Heard[]>> {
  const rows = await db().$queryRaw`
    SELECT said.transcript_id AS transcript, said.judge, said.person, said.adjudicates, said.speaks, said.imported,
      (SELECT jsonb_build_object('message', e.message, 'exact', e.exact) FROM evidence e
       WHERE e.judgement_id = said.id ORDER BY e.id LIMIT 1) AS evidence
    FROM (
      SELECT DISTINCT ON (j.transcript_id, g.name) j.transcript_id, j.id, g.name AS judge, g.rank,
        g.kind = 'person' AS person, g.kind = 'adjudicator' AS adjudicates, v.imported,
        g.rank < ${OWN_RANK} OR NOT v.imported AS speaks
      FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
      WHERE j.transcript_id = ANY(${transcripts}) AND j.variable_id = ${variable} AND ${standing("j", "g")}
      ORDER BY j.transcript_id, g.name, g.rank, j.id DESC
    ) said ORDER BY said.rank, said.id DESC`
  return Map.groupBy(z.array(HeardRow).parse(rows), ({ transcript }) => transcript)
}

/** Whose word a rule takes. */
function speakers(catalogue: Catalogue, name: string, heard: Heard[]): Heard[] {
  const rule = parseRule(catalogue, name)
  const people = heard.filter(({ person }) => person)
  const decided = heard.filter(({ adjudicates }) => adjudicates)
  const settled = decided.length > 0 ? decided : people
  if (rule?.type === "adjudicated") return settled
  const own = heard.some(({ imported }) => !imported)
  const headline = own && settled.length > 0 ? settled : heard.filter(({ speaks }) => speaks).slice(0, 1)
  if (rule?.type === "judge") return heard.filter(({ judge }) => judge === rule.judge)
  if (rule?.type === "people") return people
  return rule?.type === "people first" && people.length > 0 ? people : headline
}
