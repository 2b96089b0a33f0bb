import type { Clause, Outcome } from "@/lib/model/clause"
import type { Missing } from "@/lib/model/judgement"
import type { RateRow } from "@/lib/model/rates/rows"
import type { Catalogue, Variable } from "@/lib/model/study"

// What is needed to say whether a transcript is typical of its cell: its model and the factors assigned to it.

/** What a transcript has of a variable: a value, or why it has none. */
export type OwnValue =
  | { value: string | number; reason: null; hit: boolean | null }
  | { value: null; reason: Missing; hit: null }

/** A variable over the transcripts of a cell, and what this one has of it. */
export type CellVariable = {
  /** The key that names it in addresses. */
  key: string
  variable: Variable
  /** Transcripts with a value; every level of the codebook with its count, then others that occur. */
  n: number
  levels: { key: string; harm: boolean | null; count: number }[]
  own: OwnValue
}

export type CellRate = { outcome: Outcome; row: RateRow; own: OwnValue }

/** A transcript of the same sample under another condition, and the assigned settings in which the two differ. */
export type Counterpart = {
  id: string
  apart: { key: string; own: string | null; other: string | null }[]
  /** Of the cell's outcome; null where the study has none. */
  own: OwnValue | null
  excluded: boolean
}

/** Where transcripts with the opposite outcome are looked for: the nearest of these that has any. */
export type OppositeScope = "cell" | "model" | "study"

export type Typical = {
  id: string
  study: string
  /** The cell as clauses, under the rule. */
  cell: Clause[]
  rule: string
  /** Factors that the cell leaves open: they name the sample, and with them this transcript would be alone. */
  leftOut: string[]
  /** How many transcripts rates may count, this one among them unless it is excluded; and those they may not. */
  size: number
  excludedN: number
  /** Why this one belongs to no rate. */
  excluded: string | null
  /** Of the study's headline outcome; null where the study has none. */
  rate: CellRate | null
  /** Variables that say what came of a transcript, the most telling first. */
  variables: CellVariable[]
  /** How many others of its cell there are to go to. */
  others: number
  /** Null: it has no verdict, or nothing in the study has the opposite one. */
  opposite: { scope: OppositeScope; n: number } | null
  /** Those that differ least; `total` is all of the sample. */
  counterparts: { closest: Counterpart[]; total: number }
}

/** The cell of a transcript as clauses: its model, and its level of every factor but those left out, or that it has none. */
export function cellClauses(
  { factors }: Pick<Catalogue, "factors">,
  own: { model: { canonical: string }; factors: Record<string, string> },
  leftOut: string[] = [],
): Clause[] {
  const name = (key: string) => (key === "model" || key === "provider" ? `factor.${key}` : key)
  const kept = factors.filter(({ key }) => !leftOut.includes(key))
  return [
    { key: "model", op: "=", value: own.model.canonical },
    ...kept.map(({ key }): Clause => ({ key: name(key), op: "=", value: own.factors[key] ?? "" })),
  ]
}

/** The variables with that first in which most levels occur; of as many, in the order in which they came. */
export function mostTelling(variables: CellVariable[]): CellVariable[] {
  const occurring = ({ levels }: CellVariable) => levels.filter(({ count }) => count > 0).length
  return variables.toSorted((a, b) => occurring(b) - occurring(a))
}

/** The assigned settings in which two transcripts differ, in the order of the first and then of the second. */
export function settingsApart(
  a: Record<string, string>,
  b: Record<string, string>,
): { key: string; own: string | null; other: string | null }[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.flatMap((key) => {
    const [own, other] = [a[key] ?? null, b[key] ?? null]
    return own === other ? [] : [{ key, own, other }]
  })
}

/** Of the same sample's transcripts those under the conditions that differ least, by how many settings do. */
export function closestOf(counterparts: Counterpart[]): Counterpart[] {
  const least = Math.min(...counterparts.map(({ apart }) => Math.max(1, apart.length)))
  return counterparts
    .filter(({ apart }) => apart.length <= least)
    .toSorted((x, y) => x.apart.length - y.apart.length)
}
