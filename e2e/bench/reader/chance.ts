import { prose, randomness } from "../import/prose"

/** What is drawn by lot, the same for the same seed. */
export type Chance = {
  /** In [0, 1). */
  number(): number
  /** A whole number from 0 on, less than `end`. */
  below(end: number): number
  /** Sentences on one line, cut to so many characters. */
  text(length: number): string
  /** Letters and digits, as Inspect's ids are. */
  id(): string
}

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
const ID_LENGTH = 22

export function chanceOf(seed: number): Chance {
  const number = randomness(seed)
  const below = (end: number) => Math.floor(number() * end)
  const id = () => Array.from({ length: ID_LENGTH }, () => LETTERS[below(LETTERS.length)]).join("")
  return {
    number,
    below,
    text: (length) =>
      prose(below(2 ** 31), length)
        .slice(0, length)
        .trimEnd(),
    id,
  }
}
