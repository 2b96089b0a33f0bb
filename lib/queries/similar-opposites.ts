import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters } from "@/lib/filters"
import type { Outcome } from "@/lib/model/clause"
import { shingles, similarity } from "@/lib/model/similarity"
import type { Catalogue, Study } from "@/lib/model/study"
import { kPopulation, restPopulation } from "@/lib/urls"
import { population } from "./where"

/** Two transcripts that say nearly the same and end apart; `likeness` from 0 to 1. */
export type OppositePair = { hit: Candidate; other: Candidate; likeness: number; compared: number }
export type Candidate = { id: string; model: string; sampleId: string; side: "a" | "b" }

const Found = z.object({ id: z.string(), model: z.string(), sampleId: z.string(), text: z.string() })
/** Per side and outcome; all pairs of these are compared. */
const MOST = 150
const CHARACTERS = 8000

/**
 * Of the transcripts in two populations, the pair with opposite outcomes whose own words (the assistant's messages)
 * are most alike; at most 150 of each kind are looked at, in the order of their ids' hashes. Null when either
 * outcome does not occur.
 */
export async function mostSimilarOpposites(
  study: Study,
  catalogue: Catalogue,
  { a, b, outcome }: { a: Filters; b: Filters; outcome: Outcome },
): Promise<OppositePair | null> {
  const sides = [["a", a] as const, ["b", b] as const]
  const read = async (narrow: typeof kPopulation) =>
    (
      await Promise.all(
        sides.map(async ([side, asked]) => {
          const list = narrow(asked, outcome)
          return list === null
            ? []
            : (await wordsOf(study, catalogue, list)).map((found) => ({ ...found, side }))
        }),
      )
    ).flat()
  const [hits, others] = await Promise.all([read(kPopulation), read(restPopulation)])
  let best: OppositePair | null = null
  for (const hit of hits) {
    for (const other of others) {
      const likeness = similarity(hit.shingles, other.shingles)
      if (best === null || likeness > best.likeness)
        best = { hit: named(hit), other: named(other), likeness, compared: hits.length * others.length }
    }
  }
  return best
}

function named({ id, model, sampleId, side }: Candidate): Candidate {
  return { id, model, sampleId, side }
}

async function wordsOf(study: Study, catalogue: Catalogue, asked: Filters) {
  const { from, where } = population(study.id, catalogue, asked, { perTranscript: true })
  const rows = await db().$queryRaw`
    SELECT found.public_id AS id, found.model, found.sample_id AS "sampleId", (
      SELECT coalesce(left(string_agg(left(body.text, ${CHARACTERS}), ' ' ORDER BY me.ordinal), ${CHARACTERS}), '')
      FROM message me JOIN body ON body.hash = me.body_hash
      WHERE me.transcript_id = found.id AND body.role = 'assistant'
    ) AS text
    FROM (
      SELECT t.id, t.public_id, t.sample_id, m.canonical AS model FROM ${from} WHERE ${where}
      ORDER BY t.public_id LIMIT ${MOST}
    ) found`
  return z
    .array(Found)
    .parse(rows)
    .map(({ text, ...found }) => ({ ...found, shingles: shingles(text) }))
}
