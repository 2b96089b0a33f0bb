/**
 * Where a non-decreasing function of one real number crosses 0, by doubling outwards and then halving.
 * Slow and sure: it needs no slope and passes over infinite values. Good to 1e-15, relative beyond ±1.
 *
 * @throws RangeError when the function does not change sign.
 */
export function increasingRoot(f: (x: number) => number): number {
  let low = bound(f, -1)
  let high = bound(f, 1)
  while (high - low > 1e-15 * Math.max(1, Math.abs(low))) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (f(middle) < 0) low = middle
    else high = middle
  }
  return low + (high - low) / 2
}

function bound(f: (x: number) => number, start: -1 | 1): number {
  for (let x: number = start; Number.isFinite(x); x *= 2) {
    if (start * f(x) >= 0) return x
  }
  throw new RangeError("the function does not cross 0")
}
