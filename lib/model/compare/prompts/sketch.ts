import type { PromptMessage } from "./diff"
import { linesOf, wordsOf } from "./words"

/** How often words fall into each of 256 classes. Of one prompt, or added up over several messages. */
export type Sketch = Uint32Array

const CLASSES = 256

/** A function that makes sketches of prompts; it reads a line that many prompts share once. */
export function sketcher(): (messages: PromptMessage[]) => Sketch {
  const known = new Map<string, Uint8Array>()
  return (messages) => {
    const sketch = new Uint32Array(CLASSES)
    for (const { text } of messages) {
      for (const line of linesOf(text)) {
        const classes = known.get(line) ?? Uint8Array.from(wordsOf(line), classOf)
        known.set(line, classes)
        for (const one of classes) sketch[one] = (sketch[one] ?? 0) + 1
      }
    }
    return sketch
  }
}

/**
 * At least how many words differ between two prompts: never more than their difference, and close to it where few
 * differ, since then hardly two of them are of one class. Stops counting at the bound.
 */
export function sketchDistance(a: Sketch, b: Sketch, bound: number): number {
  let sum = 0
  for (let at = 0; at < CLASSES && sum < bound; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    sum += difference < 0 ? -difference : difference
  }
  return sum
}

/** The class of a word: the last eight bits of its FNV-1a hash, folded. */
function classOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & (CLASSES - 1)
}
