import { type Estimate, NO_PAIRS, normalInterval, ONE_CATEGORY, sum, undefinedFor } from "./estimate"

/** Counts of units: the row is what the first said, the column what the second did. */
export type Square = number[][]

/** The table of two judges over categories 0 to `categories` − 1. */
export function squareOf(pairs: [number, number][], categories: number): Square {
  const table = Array.from({ length: categories }, () => new Array<number>(categories).fill(0))
  for (const [a, b] of pairs) {
    const row = table[a]
    if (row) row[b] = (row[b] ?? 0) + 1
  }
  return table
}

/**
 * Cohen's κ of two judges, unweighted: how far they agree beyond what their own shares of each answer would give by
 * chance, (p_o − p_e) / (1 − p_e).
 *
 * Sources: J. Cohen (1960), "A coefficient of agreement for nominal scales", Educ. Psychol. Meas. 20, 37–46; the
 * variance is the asymptotic one of J. L. Fleiss, J. Cohen & B. S. Everitt (1969), "Large sample standard errors of
 * kappa and weighted kappa", Psychol. Bull. 72, 323–327. Not defined where both gave only one and the same answer.
 */
export function cohenKappa(table: Square): Estimate {
  const n = sum(table.map(sum))
  if (n === 0) return undefinedFor(NO_PAIRS)
  const rows = table.map((row) => sum(row) / n)
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)) / n)
  const observed = sum(table.map((row, i) => row[i] ?? 0)) / n
  const expected = sum(rows.map((share, i) => share * (columns[i] ?? 0)))
  if (1 - expected < 1e-12) return undefinedFor(ONE_CATEGORY)
  const kappa = (observed - expected) / (1 - expected)
  if (n < 2) return { value: kappa, low: null, high: null, why: "one transcript has no interval" }
  let agreeing = 0
  let differing = 0
  for (const [i, row] of table.entries())
    for (const [j, count] of row.entries()) {
      const share = count / n
      if (i === j)
        agreeing += share * (1 - expected - ((rows[i] ?? 0) + (columns[i] ?? 0)) * (1 - observed)) ** 2
      else differing += share * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2
    }
  const beside = (observed * expected - 2 * expected + observed) ** 2
  const variance = (agreeing + (1 - observed) ** 2 * differing - beside) / (n * (1 - expected) ** 4)
  return normalInterval(kappa, variance)
}
