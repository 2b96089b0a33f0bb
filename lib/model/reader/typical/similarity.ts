const WORD = /[\p{L}\p{N}]+/gu
const SIZE = 3

/** The runs of three words of a text, case folded, as sorted distinct numbers (32-bit FNV-1a hashes). */
export function shingles(text: string): Uint32Array {
  const words = text.toLowerCase().match(WORD) ?? []
  const found = new Set<number>()
  for (let start = 0; start === 0 || start + SIZE <= words.length; start++)
    found.add(hash(words.slice(start, start + SIZE).join(" ")))
  return Uint32Array.from(found).sort()
}

/**
 * How much two texts share: the Jaccard index of their shingles, from 0 (nothing) to 1 (all).
 * Source: A. Z. Broder (1997), "On the resemblance and containment of documents".
 */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x = 0, y = 0] = [a[i], b[j]]
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return shared / (a.length + b.length - shared)
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
