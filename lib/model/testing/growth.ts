const TRIES = 9
const TIMES = 8
/** Between 8 times as long (linear) and 64 times (quadratic). */
const LINEAR = 24

/**
 * Whether work on eight times as much takes about eight times as long, and not 64 times. Both are the least of several
 * tries in turn, so that what else the machine does is in neither.
 */
export function isLinear(work: (size: number) => unknown, size: number): boolean {
  // Compiled first: what runs for the first time is slow.
  for (let warm = 0; warm < 3; warm++) work(Math.ceil(size / TIMES))
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let attempt = 0; attempt < TRIES; attempt++) {
    small = Math.min(
      small,
      millisecondsOf(() => work(Math.ceil(size / TIMES))),
    )
    large = Math.min(
      large,
      millisecondsOf(() => work(size)),
    )
    if (large < LINEAR * Math.max(small, 0.1)) return true
  }
  return false
}

function millisecondsOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
