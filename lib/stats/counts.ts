/**
 * Checks a count k of n before it is computed with.
 *
 * @throws RangeError unless k and n are integers with 0 ≤ k ≤ n and n ≥ 1: of nothing there is no rate.
 */
export function requireCounts(k: number, n: number): void {
  if (!Number.isInteger(k) || !Number.isInteger(n) || n < 1 || k < 0 || k > n) {
    throw new RangeError(`no interval for ${k} of ${n}: counts are integers with 0 ≤ k ≤ n and n ≥ 1`)
  }
}

/**
 * Checks counts that stand alone, such as the cells of a table.
 *
 * @throws RangeError unless each is an integer of 0 or more.
 */
export function requireWhole(...counts: number[]): void {
  for (const count of counts) {
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(`${count} is no count: counts are integers of 0 or more`)
    }
  }
}
