import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { FlagKind, FlagOutcome, type ReadFlag } from "@/lib/model/talk/flag"
import type { StoredTranscript } from "@/lib/queries/reader/stored"

const { sql, empty } = Prisma

const Row = z.object({
  judgement: z.bigint(),
  id: z.int(),
  kind: FlagKind,
  person: z.object({ id: z.string(), name: z.string() }),
  reason: z.string(),
  proposed: z.string().nullable(),
  createdAt: z.date(),
  outcome: FlagOutcome.nullable(),
  settledBy: z.string().nullable(),
  answer: z.string().nullable(),
  settledAt: z.date().nullable(),
})

/**
 * What people object to in the judgements of a transcript, by judgement; of one that the viewer must judge blind only
 * what they said themselves.
 */
export async function flagsOf(
  transcript: bigint,
  blind: StoredTranscript["blind"],
): Promise<Map<bigint, ReadFlag[]>> {
  const found = await db().$queryRaw`
    SELECT f.judgement_id AS judgement, ${FLAG_COLUMNS}
    FROM judgement j JOIN flag f ON f.judgement_id = j.id ${FLAG_JOINS}
    WHERE j.transcript_id = ${transcript} AND f.withdrawn_at IS NULL
      ${blind ? sql`AND f.person_id = ${blind.person}` : empty}
    ORDER BY f.id`
  const flags = new Map<bigint, ReadFlag[]>()
  for (const { judgement, ...row } of z.array(Row).parse(found))
    flags.set(judgement, [...(flags.get(judgement) ?? []), readFlag(row)])
  return flags
}

/** The columns of a flag `f` that `readFlag` understands, over FLAG_JOINS. */
export const FLAG_COLUMNS = sql`f.id, f.kind, json_build_object('id', p.id, 'name', p.name) AS person, f.reason,
  f.proposed, f.created_at AS "createdAt", f.outcome, settler.name AS "settledBy", f.answer,
  f.settled_at AS "settledAt"`
export const FLAG_JOINS = sql`JOIN person p ON p.id = f.person_id LEFT JOIN person settler ON settler.id = f.settled_by_id`
export const FlagRow = Row.omit({ judgement: true })

/** A flag as it was stored, with who settled it. */
export function readFlag(row: z.infer<typeof FlagRow>): ReadFlag {
  const { id, kind, person, reason, proposed, createdAt, outcome, settledBy, answer, settledAt } = row
  const settled = outcome && {
    ...{ outcome, by: settledBy ?? "", answer: answer ?? "" },
    at: (settledAt ?? createdAt).toISOString(),
  }
  return { id, kind, person, reason, proposed, createdAt: createdAt.toISOString(), settled }
}

/** How many of its transcripts' values are disputed, by the transcripts' database ids; absent: none is. */
export async function disputesOf(transcripts: bigint[]): Promise<Map<bigint, number>> {
  if (transcripts.length === 0) return new Map()
  const rows = await db().$queryRaw`
    SELECT j.transcript_id AS transcript, count(DISTINCT j.id)::int AS disputed
    FROM judgement j JOIN flag f ON f.judgement_id = j.id
    WHERE j.transcript_id = ANY(${transcripts}) AND ${STANDING} AND f.kind = 'wrong' AND ${OPEN} GROUP BY 1`
  const Counted = z.array(z.object({ transcript: z.bigint(), disputed: z.int() }))
  return new Map(Counted.parse(rows).map(({ transcript, disputed }) => [transcript, disputed]))
}

/** Whether nobody has taken the flag `f` back or settled it. */
export const OPEN = sql`(f.withdrawn_at IS NULL AND f.outcome IS NULL)`
/** Whether no later judgement took the place of `j`. */
export const STANDING = sql`NOT EXISTS (SELECT FROM judgement later WHERE later.supersedes_id = j.id)`
