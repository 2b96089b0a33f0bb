/**
 * Holm's step-down adjustment of m p-values, in the order given: the i-th smallest is multiplied by m − i + 1, kept
 * from falling below the one before it and from exceeding 1. Calling every adjusted p below α a difference is wrong
 * about any of them with a probability of at most α, whatever the dependence between the tests.
 *
 * Source: S. Holm (1979), "A simple sequentially rejective multiple test procedure", Scand. J. Stat. 6, 65–70.
 *
 * @throws RangeError unless every p is in [0, 1].
 */
export function holm(ps: number[]): number[] {
  for (const p of ps) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no p-value: it must be within 0 to 1`)
  }
  const ascending = ps.map((p, place) => ({ p, place })).sort((a, b) => a.p - b.p)
  const adjusted = [...ps]
  let reached = 0
  for (const [i, { p, place }] of ascending.entries()) {
    reached = Math.max(reached, Math.min(1, p * (ps.length - i)))
    adjusted[place] = reached
  }
  return adjusted
}
