const TIMES = 8
/** Between 8 times as long (linear) and 64 times (quadratic). */
const LINEAR = 24

/**
 * Whether work on eight times as much takes about eight times as long, and not 64 times. Both are the least of several
 * tries, so that what else the machine does is in neither.
 */
export function isLinear(work: (size: number) => unknown, size: number): boolean {
  const small = Math.max(
    0.1,
    least(20, () => work(Math.ceil(size / TIMES))),
  )
  for (let attempt = 0; attempt < 9; attempt++) if (least(1, () => work(size)) < LINEAR * small) return true
  return false
}

/** The least of so many runs, in milliseconds; of the first, code is not compiled yet. */
function least(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return Math.min(...times)
}
