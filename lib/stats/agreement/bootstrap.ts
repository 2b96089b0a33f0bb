import { bare, type Estimate, NO_SPREAD } from "./estimate"

const SEED = 20_251_121
const MOST_DRAWS = 1000
const FEWEST_DRAWS = 200
/** So many units are looked at in all: of more units fewer samples are drawn. */
const WORK = 2_000_000
/** Of the samples, so many must have a value. */
const ENOUGH = 0.95

/**
 * A 95 % percentile interval by drawing the units with replacement (B. Efron, 1979, "Bootstrap methods: another look
 * at the jackknife", Ann. Statist. 7, 1–26): 1,000 samples, fewer of more than 2,000 units and never under 200, from
 * a fixed seed, so that the same labels have the same interval. Samples in which the measure is not defined are left
 * out; where these are more than 1 in 20 there is no interval, and it says why.
 */
export function bootstrap<T>(units: T[], value: number, measure: (units: T[]) => number | null): Estimate {
  const random = generator(SEED)
  const draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(WORK / Math.max(1, units.length))))
  const values: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const sample = units
      .map(() => units[Math.floor(random() * units.length)])
      .filter((one) => one !== undefined)
    const measured = measure(sample)
    if (measured !== null) values.push(measured)
  }
  if (values.length < ENOUGH * draws)
    return bare(value, "too few answers differ: most samples of them leave nothing to agree on")
  values.sort((a, b) => a - b)
  const [low, high] = [quantile(values, 0.025), quantile(values, 0.975)]
  if (high - low < 1e-12) return bare(value, NO_SPREAD)
  return { value, low, high, why: null }
}

/** Between the two values that lie around it. */
function quantile(sorted: number[], at: number): number {
  const place = at * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}

/** Numbers in [0, 1): G. Marsaglia (2003), "Xorshift RNGs", J. Stat. Softw. 8(14), with 32 bits of state. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
