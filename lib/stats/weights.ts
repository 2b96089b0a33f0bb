/** Weights of the integers from `from` on, in proportion to their probabilities; the largest is 1. */
export type Weights = { from: number; weights: number[] }

/**
 * The weights of a discrete distribution on first … last whose ratio w(x + 1) / w(x) falls as x grows (binomial,
 * hypergeometric). Multiplied outwards from the mode, so that n = 100,000 costs no precision: no factorial and no
 * log-gamma is taken. What is below 1e-300 of the mode is left out.
 */
export function weightsFromMode(first: number, last: number, ratio: (x: number) => number): Weights {
  const mode = modeOf(first, last, ratio)
  const below: number[] = []
  for (let x = mode, w = 1; x > first; x--) {
    w /= ratio(x - 1)
    if (w < 1e-300) break
    below.push(w)
  }
  const from = mode - below.length
  const weights = [...below.reverse(), 1]
  for (let x = mode, w = 1; x < last; x++) {
    w *= ratio(x)
    if (w < 1e-300) break
    weights.push(w)
  }
  return { from, weights }
}

/**
 * Weights of the number of yeses in group 1 when both margins of a 2 × 2 table are fixed: hypergeometric at
 * `odds` = 1, else Fisher's non-central hypergeometric distribution with that odds ratio.
 *
 * Source: R. A. Fisher (1935), "The logic of inductive inference", JRSS 98, 39–82.
 */
export function tableWeights(yes: number, n1: number, n2: number, odds = 1): Weights {
  return weightsFromMode(Math.max(0, yes - n2), Math.min(n1, yes), (x) => {
    return (odds * (((n1 - x) / (x + 1)) * (yes - x))) / (n2 - yes + x + 1)
  })
}

/** The share of the weight that lies on the integers from `low` to `high`, both included. */
export function shareBetween({ from, weights }: Weights, low: number, high: number): number {
  let inside = 0
  let all = 0
  for (const [i, weight] of weights.entries()) {
    all += weight
    if (from + i >= low && from + i <= high) inside += weight
  }
  return inside / all
}

function modeOf(first: number, last: number, ratio: (x: number) => number): number {
  let low = first
  let high = last
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (ratio(middle) > 1) low = middle + 1
    else high = middle
  }
  return low
}
