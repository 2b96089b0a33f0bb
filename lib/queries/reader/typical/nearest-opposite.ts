import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import { complement } from "@/lib/model/clause"
import { everything, type Filters } from "@/lib/model/population/filters"
import { kPopulation } from "@/lib/model/population/of-rate"
import type { CellRate, OppositeScope } from "@/lib/model/reader/typical/cell"
import { similarity } from "@/lib/model/reader/typical/similarity"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { population } from "@/lib/queries/population/where"
import { ratesOf } from "@/lib/queries/rates/count"
import { ownWords } from "../own-words"
import { cellOf, type OfCell } from "./cell-of"
import { ownValues } from "./own-value"

const { sql } = Prisma

/**
 * Where transcripts with the opposite outcome are nearest: in the cell, else anywhere of the model, else in the
 * study, and how many there. Null where the transcript has no verdict or nothing is opposite to it.
 */
export async function oppositeScope(
  study: Study,
  catalogue: Catalogue,
  { head, cell, rate }: { head: Pick<OfCell, "model">; cell: Filters; rate: CellRate | null },
): Promise<{ scope: OppositeScope; n: number } | null> {
  if (!rate || rate.own.hit === null) return null
  const { own, outcome, row } = rate
  const opposite = ({ k, n }: { k: number; n: number }) => (own.hit ? n - k : k)
  if (opposite(row) > 0) return { scope: "cell", n: opposite(row) }
  const all = await ratesOf(study, catalogue, { outcome, by: ["model"], population: { ...cell, where: [] } })
  const rows = all.rows.filter(({ published }) => !published)
  const model = rows.find(({ by }) => by.model === head.model.canonical)
  if (model && opposite(model) > 0) return { scope: "model", n: opposite(model) }
  const n = rows.reduce((sum, one) => sum + opposite(one), 0)
  return n > 0 ? { scope: "study", n } : null
}

/** Whose words are most like a transcript's among those with the opposite outcome; likeness from 0 to 1. */
export type NearestOpposite = { id: string; scope: OppositeScope; likeness: number; compared: number }

/**
 * The transcript with the opposite of the headline outcome whose own words (the assistant's messages) are most like
 * this one's, in its cell or where the nearest are. Null where it has no verdict or nothing is opposite to it.
 * Throws QuestionError like `ratesOf`.
 */
export async function nearestOpposite(
  head: OfCell,
  study: Study,
  catalogue: Catalogue,
  rule = DEFAULT_RULE,
): Promise<NearestOpposite | null> {
  const outcome = resolveOutcome(study, catalogue, null)
  if (!outcome) return null
  const { population: cell } = await cellOf(head, study, catalogue, rule)
  const [own, { rows }] = await Promise.all([
    ownValues(study, catalogue, { id: head.id, rule, variables: [], outcome }),
    ratesOf(study, catalogue, { outcome, by: [], population: cell }),
  ])
  const row = rows.find(({ published }) => !published)
  const [value] = own.values()
  if (!row || !value) return null
  const found = await oppositeScope(study, catalogue, { head, cell, rate: { outcome, row, own: value } })
  if (!found) return null
  const { scope } = found
  const where = { cell: cell.where, model: cell.where.filter(({ key }) => key === "model"), study: [] }
  const wanted = kPopulation({ ...cell, where: where[scope] }, value.hit ? complement(outcome) : outcome)
  if (!wanted) return null
  const itself = { ...everything, rule }
  const perTranscript = { perTranscript: true }
  const [[mine], others] = await Promise.all([
    ownWords(
      population(study.id, catalogue, itself, { ...perTranscript, withExcluded: true }),
      sql`t.public_id = ${head.id}`,
    ),
    ownWords(population(study.id, catalogue, wanted, perTranscript), sql`t.public_id <> ${head.id}`),
  ])
  if (!mine) return null
  let best: NearestOpposite | null = null
  for (const other of others) {
    const likeness = similarity(mine.shingles, other.shingles)
    if (!best || likeness > best.likeness) best = { id: other.id, scope, likeness, compared: others.length }
  }
  return best
}
