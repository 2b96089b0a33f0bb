import type { ImportEvent, ImportedVariable, PublishedCell } from "@/lib/importers/contract"
import type { InputFile } from "@/lib/importers/mapping/files/inputs"
import { type Fields, fieldOf, Unreadable } from "@/lib/importers/mapping/files/record"
import type { Published } from "@/lib/importers/mapping/published-schema"
import type { Mapping } from "@/lib/importers/mapping/schema"
import { readFactors, readModel } from "./condition"
import { variableOf } from "./judgements"
import { readRecords } from "./records"

/**
 * The counts of each row as cells. A row whose numbers are no counts or do not add up to the totals it states
 * is left out whole, and said; so is a second row for the same model and factors, which would count twice.
 * A combination that was never seen (n = 0) is no cell: no data is not 0 %.
 */
export async function* readPublished(
  mapping: Mapping,
  published: Published,
  file: InputFile,
): AsyncGenerator<ImportEvent> {
  const variables = variablesOf(mapping, published)
  const seen = new Map<string, string>()
  for await (const next of readRecords(mapping, file)) {
    if ("warning" in next) {
      yield { type: "warning", warning: next.warning }
      continue
    }
    const { fields, line } = next.record
    const where = `line ${line}`
    try {
      const model = readModel(mapping, { file, fields })
      const factors = readFactors(mapping, { file, fields })
      const key = JSON.stringify([model.name, factors])
      const earlier = seen.get(key)
      if (earlier) {
        throw new Unreadable(`same model and factors as ${earlier} (map what tells them apart as a factor)`)
      }
      const counts = countsOf(published, fields)
      seen.set(key, where)
      for (const { values, n } of counts) {
        if (n === 0) continue
        const cell: PublishedCell = { model, factors, values, variables, n, where }
        yield { type: "cell", cell }
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      const message = `${error.message}; the row was left out`
      yield { type: "warning", warning: { file: file.name, where, message, rejected: true } }
    }
  }
}

function countsOf(published: Published, fields: Fields): { values: Record<string, string>; n: number }[] {
  const counts = published.counts.map(({ values, n, minus }) => {
    const whole = countIn(fields, n)
    const taken = minus.reduce((sum, field) => sum + countIn(fields, field), 0)
    if (taken <= whole) return { values, n: whole - taken }
    throw new Unreadable(`${minus.join(" + ")} (${taken}) is more than ${n} (${whole})`)
  })
  for (const { values, n } of published.totals) {
    const parts = counts.filter((count) =>
      Object.entries(values).every(([key, v]) => count.values[key] === v),
    )
    const sum = parts.reduce((total, part) => total + part.n, 0)
    const stated = countIn(fields, n)
    if (sum !== stated) throw new Unreadable(`${n} says ${stated}, but its counts add up to ${sum}`)
  }
  return counts
}

/** A count as a field states it: 12, "12" or "12.0", never blank, negative or broken. */
function countIn(fields: Fields, field: string): number {
  const value = fieldOf(fields, field)
  if (value === undefined || value === null || String(value).trim() === "") {
    throw new Unreadable(`field ${field} is missing`)
  }
  const count = Number(String(value))
  if (Number.isSafeInteger(count) && count >= 0) return count
  throw new Unreadable(`field ${field} is not a count: “${String(value).slice(0, 80)}”`)
}

function variablesOf(mapping: Mapping, { counts }: Published): ImportedVariable[] {
  const keys = new Set(counts.flatMap(({ values }) => Object.keys(values)))
  return [...keys].map((key) => variableOf(mapping, key))
}
