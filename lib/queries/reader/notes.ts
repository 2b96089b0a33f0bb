import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { JudgeKind, Level, majorityOf, OWN_RANK, VariableKind, WITHDRAWN } from "@/lib/model/judgement"
import type { ReadComment, ReadingHead, ReadJudgement } from "@/lib/model/reader/reading"
import { flagsOf } from "@/lib/queries/talk/flags"
import type { StoredTranscript } from "./stored"

const { sql, empty } = Prisma

type Blind = StoredTranscript["blind"]

/** What judges and people said of a transcript. */
export type Notes = Pick<ReadingHead, "judgements" | "comments">

/** Of a transcript that its viewer must judge blind, only what they said themselves. */
export async function readNotes({ id, blind }: Pick<StoredTranscript, "id" | "blind">): Promise<Notes> {
  const [judgements, comments] = await Promise.all([readJudgements(id, blind), readComments(id, blind)])
  return { judgements, comments }
}

const Span = z.object({
  message: z.int(),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
})

const Stored = z.object({
  id: z.bigint(),
  supersedesId: z.bigint().nullable(),
  level: z.string().nullable(),
  number: z.number().nullable(),
  text: z.string().nullable(),
  failure: z.string().nullable(),
  explanation: z.string().nullable(),
  judgedAt: z.string().nullable(),
  variable: z.object({
    id: z.int(),
    key: z.string(),
    label: z.string().nullable(),
    kind: VariableKind,
    imported: z.boolean(),
    levels: z.array(Level),
  }),
  judge: z.object({
    kind: JudgeKind,
    name: z.string(),
    model: z.string().nullable(),
    version: z.string().nullable(),
    prompt: z.string().nullable(),
    rank: z.int(),
  }),
  evidence: z.array(Span),
})

async function readJudgements(transcript: bigint, blind: Blind): Promise<ReadJudgement[]> {
  const judged = db().$queryRaw`
    SELECT j.id, j.supersedes_id AS "supersedesId", j.level, j.number, j.text, j.failure, j.explanation,
      j.judged_at AS "judgedAt",
      json_build_object('id', v.id, 'key', v.key, 'label', v.label, 'kind', v.kind, 'imported', v.imported,
        'levels', v.levels) AS variable,
      json_build_object('kind', g.kind, 'name', g.name, 'model', g.model, 'version', g.version,
        'prompt', g.prompt, 'rank', g.rank) AS judge,
      (SELECT coalesce(json_agg(json_build_object('message', e.message, 'start', e.start, 'end', e."end",
        'exact', e.exact, 'prefix', e.prefix, 'suffix', e.suffix) ORDER BY e.id), '[]')
        FROM evidence e WHERE e.judgement_id = j.id) AS evidence
    FROM judgement j JOIN variable v ON v.id = j.variable_id JOIN judge g ON g.id = j.judge_id
    WHERE j.transcript_id = ${transcript} ${blind ? sql`AND g.person_id = ${blind.person}` : empty}
    ORDER BY j.variable_id, g.rank, j.id DESC`
  const [found, flags] = await Promise.all([judged, flagsOf(transcript, blind)])
  const rows = z.array(Stored).parse(found)
  const superseded = new Set(rows.flatMap(({ supersedesId }) => supersedesId ?? []))
  const headlines = headlinesOf(rows, superseded)
  return rows.map(({ id, supersedesId: _, level, number, text, variable, ...row }) => {
    const { id: variableId, imported, levels, ...named } = variable
    const own = levels.find(({ key }) => key === level)
    return {
      ...row,
      id: id.toString(),
      variable: named,
      value: level ?? number ?? text,
      label: own?.label ?? null,
      harm: own?.harm ?? null,
      superseded: superseded.has(id),
      headline: headlines.has(id),
      flags: flags.get(id) ?? [],
    }
  })
}

/** The judgements that are the value by default, as `resolveValues` has it: of each variable at most one. */
function headlinesOf(rows: z.infer<typeof Stored>[], superseded: Set<bigint>): Set<bigint> {
  const chosen = [...Map.groupBy(rows, ({ variable }) => variable.id).values()].flatMap((own) => {
    if (own[0]?.variable.imported !== false) return own.find(({ judge }) => judge.rank < OWN_RANK) ?? []
    const standing = own.filter(({ id, failure }) => !superseded.has(id) && failure !== WITHDRAWN)
    const people = standing.filter(({ judge }) => judge.kind === "person")
    const decided = standing.find(({ judge }) => judge.kind === "adjudicator")
    if (decided || people.length === 0) return decided ?? standing[0] ?? []
    const most = majorityOf(people.map(({ level }) => level))
    return people.find(({ level }) => level === most && (most !== null || people.length === 1)) ?? []
  })
  return new Set(chosen.map(({ id }) => id))
}

async function readComments(transcriptId: bigint, blind: Blind): Promise<ReadComment[]> {
  const where = { transcriptId, ...(blind && { personId: blind.person }) }
  const rows = await db().comment.findMany({
    where,
    include: { resolvedBy: { select: { name: true } } },
    orderBy: { id: "asc" },
  })
  return rows.map(({ id, author, text, writtenAt, imported, threadId, ...row }) => ({
    ...{ id: id.toString(), author, text, writtenAt, imported },
    thread: threadId?.toString() ?? null,
    resolved: row.resolvedAt && { by: row.resolvedBy?.name ?? "", at: row.resolvedAt.toISOString() },
    span: spanOf(row),
  }))
}

type StoredSpan = { [K in "message" | "start" | "end"]: number | null } & {
  [K in "exact" | "prefix" | "suffix"]: string | null
}

function spanOf({ message, start, end, exact, prefix, suffix }: StoredSpan): ReadComment["span"] {
  if (message === null || start === null || end === null) return null
  return { message, start, end, exact: exact ?? "", prefix: prefix ?? "", suffix: suffix ?? "" }
}
