/**
 * Numbers from 0 to 1 for simulations, the same for the same seed. A linear congruential generator of 48 bits, as
 * drand48 has it.
 */
export function chance(seed: number): () => number {
  let state = (BigInt(seed) << 16n) + 0x330en
  return () => {
    state = (state * 0x5deece66dn + 11n) & 0xffffffffffffn
    return Number(state) / 2 ** 48
  }
}

/** How many of n fall to a probability. */
export function binomial(draw: () => number, n: number, probability: number): number {
  let k = 0
  for (let i = 0; i < n; i++) if (draw() < probability) k++
  return k
}
