import "server-only"
import type { Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { kPopulation, restPopulation } from "@/lib/model/population/of-rate"
import { similarity } from "@/lib/model/reader/typical/similarity"
import type { Catalogue, Study } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"
import { ownWords } from "@/lib/queries/reader/own-words"

/** Two transcripts that say nearly the same and end apart; `likeness` from 0 to 1. */
export type OppositePair = { hit: Candidate; other: Candidate; likeness: number; compared: number }
export type Candidate = { id: string; model: string; sampleId: string; side: "a" | "b" }

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
            : (await ownWords(population(study.id, catalogue, list, { perTranscript: true }))).map(
                (found) => ({ ...found, side }),
              )
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
