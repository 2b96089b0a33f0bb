const starts = [
  "b",
  "br",
  "c",
  "cl",
  "d",
  "f",
  "g",
  "gr",
  "h",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "st",
  "t",
  "v",
  "w",
]
const ends = ["an", "el", "en", "er", "est", "il", "ing", "ion", "is", "om", "on", "or", "ow", "um", "ure"]
const syllables = starts.flatMap((start) => ends.map((end) => start + end))
const VOCABULARY = 20_000

const vocabulary = Array.from({ length: VOCABULARY }, (_, index) => {
  const first = syllables[index % syllables.length] ?? ""
  const rest = Math.floor(index / syllables.length)
  return rest === 0 ? first : `${first}${syllables[(rest * 7) % syllables.length] ?? ""}`
})

/** A stream of numbers in [0, 1) that depends on the seed alone (mulberry32). */
export function randomness(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * At least `length` characters of sentences in no language, the same for the same seed. Words are as unequally
 * frequent as words are: an index over them is neither tiny nor one entry per word.
 */
export function prose(seed: number, length: number): string {
  const random = randomness(seed)
  let text = ""
  while (text.length < length) {
    let sentence = ""
    for (let left = 6 + Math.floor(random() * 12); left > 0; left--) {
      sentence += ` ${vocabulary[Math.floor(VOCABULARY * random() ** 4)] ?? ""}`
    }
    text += `${text === "" ? "" : " "}${sentence.charAt(1).toUpperCase()}${sentence.slice(2)}.`
  }
  return text
}
