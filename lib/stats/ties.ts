import { requireCounts } from "./counts"
import { newcombe } from "./difference"
import { fisherExact } from "./fisher"
import { holm } from "./holm"

const ALPHA = 0.05

/**
 * Whether two rates can be told apart: the 95 % Newcombe interval of their difference excludes 0, and Fisher's exact
 * p is below 0.05. Both are asked, since either can say yes on its own at small n; what is no difference by one is
 * called a tie. So 96 of 100 and 95 of 100 are a tie. A tie says "not told apart by these counts", not "equal".
 *
 * @throws RangeError unless counts are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function separable(k1: number, n1: number, k2: number, n2: number): boolean {
  return excludesZero(k1, n1, k2, n2) && fisherExact(k1, n1, k2, n2) < ALPHA
}

/**
 * Which rows of a list cannot be told from its first: true for a tie, and so for the first row itself. It asks what
 * `separable` asks, with p adjusted by Holm over **all pairs** of rows. Sorting picks the first row by its rate, and
 * only a correction over all pairs allows for that. Takes m(m−1)/2 tests for m rows.
 *
 * Source: the adjustment is S. Holm (1979), Scand. J. Stat. 6, 65–70, which holds for whatever subset is looked at.
 *
 * @throws RangeError unless each row's counts are integers with 0 ≤ k ≤ n and n ≥ 1; leave out rows without data.
 */
export function tiedWithFirst(rows: { k: number; n: number }[]): boolean[] {
  for (const { k, n } of rows) requireCounts(k, n)
  const ps = rows.flatMap((a, i) => rows.slice(i + 1).map((b) => fisherExact(a.k, a.n, b.k, b.n)))
  const adjusted = holm(ps) // the first row's pairs come first, in the order of the list
  const first = rows[0]
  return rows.map((row, i) => {
    if (!first || i === 0) return true
    return !(excludesZero(first.k, first.n, row.k, row.n) && (adjusted[i - 1] ?? 1) < ALPHA)
  })
}

function excludesZero(k1: number, n1: number, k2: number, n2: number): boolean {
  const { low, high } = newcombe(k1, n1, k2, n2)
  return low > 0 || high < 0
}
