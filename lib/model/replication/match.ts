import type { RateRow } from "@/lib/model/rates/rows"
import type { ModelMatch } from "./model-name"
import type { Pair } from "./pairs"
import type { Miss, Unmatched } from "./unmatched"

// Our cells and a publication's, laid side by side by model and by the levels of every key that both have.

/** A key that both sides have: how each calls it. */
export type SharedKey = { ours: string; theirs: string }

/** A study that holds published counts, seen from another one. */
export type PublishedSource = {
  slug: string
  title: string
  citations: string[]
  /** Transcripts that the counts speak of. */
  n: number
  /** The models that both have. */
  models: ModelMatch[]
  /** The factors that both have. */
  keys: SharedKey[]
  ourModels: string[]
  theirModels: string[]
  ourFactors: string[]
  theirFactors: { key: string; levels: string[] }[]
  /** Of the study that asks: its own published counts, beside its transcripts. */
  own: boolean
  /** What stands for the study that asks: its transcripts, or where it has none its own published counts. */
  ours: "transcripts" | "published"
}

/** Published rates laid over ours. */
export type Overlay = {
  source: PublishedSource
  /** The publication's outcome; null where it counts none that stands beside ours. */
  outcome: string | null
  pairs: Pair[]
  /** The published rows of the pairs, under our groups' keys. */
  rows: RateRow[]
  /** Of our groups, and of the publication's cells. */
  unmatched: { ours: Unmatched[]; published: Unmatched[] }
  /** What is to be said beside the numbers. */
  notes: string[]
}

/** The cells of the other side for one cell; or why there are none. */
export type Found = { cells: RateRow[] } | { miss: Miss }

/**
 * Finds, for a cell that is grouped by `model` and the shared keys, the cells of the other side with the same model
 * and the same levels, capitals apart. Cells of the other side may be finer: all that fit are given.
 */
export function matcher(others: RateRow[], models: ModelMatch[], keys: SharedKey[]) {
  const index = Map.groupBy(others, (row) =>
    idOf(
      row.by.model ?? "",
      keys.map(({ theirs }) => row.by[theirs] ?? null),
    ),
  )
  const levels = new Map(
    keys.map(({ theirs }) => [theirs, new Set(others.map(({ by }) => fold(by[theirs] ?? null)))]),
  )
  return (row: RateRow): Found => {
    const model = models.find(({ ours }) => ours === row.by.model)
    if (!model) return { miss: { kind: "model", model: row.by.model ?? "" } }
    for (const { ours, theirs } of keys) {
      const level = row.by[ours] ?? null
      if (level === null) return { miss: { kind: "no value", key: ours } }
      if (!levels.get(theirs)?.has(fold(level))) return { miss: { kind: "level", key: ours, level } }
    }
    const wanted = keys.map(({ ours }) => row.by[ours] ?? null)
    const cells = model.theirs.flatMap((name) => index.get(idOf(name, wanted)) ?? [])
    return cells.length > 0 ? { cells } : { miss: { kind: "combination" } }
  }
}

/** The other way round: from the publication's cells to ours. */
export function reversed(models: ModelMatch[], keys: SharedKey[]): [ModelMatch[], SharedKey[]] {
  const names = [...new Set(models.flatMap(({ theirs }) => theirs))]
  const ours = (name: string) => models.filter(({ theirs }) => theirs.includes(name)).map(({ ours }) => ours)
  return [
    names.map((name) => ({ ours: name, theirs: ours(name) })),
    keys.map(({ ours, theirs }) => ({ ours: theirs, theirs: ours })),
  ]
}

const fold = (level: string | null) => level?.trim().toLowerCase() ?? null

function idOf(model: string, levels: (string | null)[]): string {
  return JSON.stringify([model, ...levels.map(fold)])
}
