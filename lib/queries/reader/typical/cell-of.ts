import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { everything, type Filters } from "@/lib/model/population/filters"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { cellClauses } from "@/lib/model/reader/typical/cell"
import type { Catalogue, Study } from "@/lib/model/study"
import { countTranscripts } from "@/lib/queries/transcripts/list"

/** What of a transcript tells its cell. */
export type OfCell = Pick<ReadingHead, "id" | "model" | "factors" | "excluded">

export type TranscriptCell = {
  population: Filters
  /** Factors that the cell leaves open: they name the sample, and with them the transcript would be alone. */
  leftOut: string[]
  size: number
  excludedN: number
}

/**
 * The transcripts that a transcript is to be held against: those of its model and of all its assigned factors. Where
 * these are none but itself, the factors that name its sample rather than a condition are left out, if that finds
 * others. Throws QuestionError for a rule that the study does not have.
 */
export async function cellOf(
  head: OfCell,
  study: Study,
  catalogue: Catalogue,
  rule: string,
): Promise<TranscriptCell> {
  const own = head.excluded === null ? 1 : 0
  const cellWithout = async (leftOut: string[]): Promise<TranscriptCell> => {
    const where = cellClauses(catalogue, head, leftOut)
    const population = { ...everything, rule, where }
    const { total, excludedN } = await countTranscripts(study, catalogue, population)
    return { population, leftOut, size: total, excludedN }
  }
  const narrow = await cellWithout([])
  if (narrow.size > own) return narrow
  const naming = await factorsThatNameSamples(study)
  const wide = naming.length > 0 ? await cellWithout(naming) : narrow
  return wide.size > own ? wide : narrow
}

/** A factor of so many levels, with no more samples to a level than this on average, names samples. */
const NAMING = { levels: 5, samples: 2 }

/** Every transcript of the study is read for it: of more it would be waited for. */
const READ = 20_000

/** Factors that tell samples apart rather than conditions, such as a scenario written for each sample. */
async function factorsThatNameSamples({ id }: Study): Promise<string[]> {
  const rows = await db().$queryRaw`
    SELECT key FROM (
      SELECT f.key, f.value, min(t.sample_id) AS sample, count(DISTINCT t.sample_id) AS samples
      FROM transcript t JOIN condition co ON co.id = t.condition_id CROSS JOIN LATERAL jsonb_each_text(co.factors) f
      WHERE t.study_id = ${id} AND (SELECT sum(c.n) FROM cell c WHERE c.study_id = ${id}) <= ${READ} GROUP BY 1, 2
    ) levels GROUP BY key
    HAVING count(*) >= ${NAMING.levels} AND avg(samples) <= ${NAMING.samples} AND count(DISTINCT sample) > 1
    ORDER BY key`
  return z
    .array(z.object({ key: z.string() }))
    .parse(rows)
    .map(({ key }) => key)
}
