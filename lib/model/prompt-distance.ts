import type { PromptBody, PromptSet } from "./prompt-sets"
import { wordsOf } from "./prompt-words"

/** A body as the numbers of its lines (sorted; a line twice is there twice) and its count of words. */
type Bag = { lines: Int32Array; words: number }

/** A memo for every pair of bodies has to fit into some tens of megabytes. */
const MOST_REMEMBERED = 3000

/**
 * How many words differ between two prompts, whatever their order: an estimate of their difference that needs no
 * alignment. Messages are paired from both ends, the ones between by position. The function takes a bound: from there
 * on any answer may stand for the distance.
 */
export function promptDistances(sets: PromptSet[]): (a: PromptSet, b: PromptSet, bound: number) => number {
  const bodies = new Map(sets.flatMap(({ messages }) => messages.map((body) => [body.index, body])))
  const lexicon = new Lexicon()
  const bags = new Map([...bodies.values()].map((body) => [body.index, lexicon.bag(body.text)]))
  const between = remembered(bodies.size, (x, y) => {
    const [a, b] = [bags.get(x), bags.get(y)]
    return a && b ? lexicon.distance(a, b) : 0
  })
  const words = (body: PromptBody | undefined) => (body ? (bags.get(body.index)?.words ?? 0) : 0)

  return (setA, setB, bound) => {
    const [a, b] = [setA.messages, setB.messages]
    const shorter = Math.min(a.length, b.length)
    let start = 0
    while (start < shorter && a[start] === b[start]) start++
    let end = 0
    while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
    let sum = 0
    for (let at = start; at < Math.max(a.length, b.length) - end && sum < bound; at++) {
      const x = at < a.length - end ? a[at] : undefined
      const y = at < b.length - end ? b[at] : undefined
      if (x === y) continue
      if (x && y && x.role === y.role) {
        const least = Math.abs(words(x) - words(y))
        sum += sum + least >= bound ? least : between(x.index, y.index)
      } else {
        sum += words(x) + words(y)
      }
    }
    return sum
  }
}

/** Numbers lines and words, so that they are counted and compared as integers. */
class Lexicon {
  private words = new Map<string, number>()
  private lines = new Map<string, number>()
  private wordsOfLine: Int32Array[] = []
  private balance = new Int32Array(0)

  bag(text: string): Bag {
    const lines = Int32Array.from(unitsOf(text), (line) => this.line(line)).sort()
    const words = lines.reduce((sum, line) => sum + (this.wordsOfLine[line]?.length ?? 0), 0)
    return { lines, words }
  }

  /** Words of one bag that the other does not have, both ways. Lines in both are passed by without a look at them. */
  distance({ lines: a }: Bag, { lines: b }: Bag): number {
    if (this.balance.length < this.words.size) this.balance = new Int32Array(this.words.size)
    const touched: Int32Array[] = []
    let [i, j] = [0, 0]
    while (i < a.length || j < b.length) {
      const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY]
      if (x <= y) i++
      if (y <= x) j++
      if (x !== y) touched.push(this.weigh(Math.min(x, y), x < y ? 1 : -1))
    }
    let sum = 0
    for (const words of touched) {
      for (const word of words) {
        sum += Math.abs(this.balance[word] ?? 0)
        this.balance[word] = 0
      }
    }
    return sum
  }

  private weigh(line: number, by: number): Int32Array {
    const words = this.wordsOfLine[line] ?? new Int32Array(0)
    for (const word of words) this.balance[word] = (this.balance[word] ?? 0) + by
    return words
  }

  private line(line: string): number {
    const known = this.lines.get(line)
    if (known !== undefined) return known
    const number = numbered(this.lines, line)
    this.wordsOfLine[number] = Int32Array.from(wordsOf(line), (word) => numbered(this.words, word))
    return number
  }
}

/** Lines, and within them sentences: many prompts are one long line. */
function unitsOf(text: string): string[] {
  return text.split(/\n|(?<=[.!?] )|(?<=[。！？])/).filter((line) => line !== "")
}

function numbered(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size
  numbers.set(key, number)
  return number
}

/** A symmetric function of two numbers below `size` that is asked once for each pair, if there is room to remember. */
function remembered(size: number, ask: (x: number, y: number) => number): typeof ask {
  if (size > MOST_REMEMBERED) return ask
  const memo = new Int32Array((size * (size - 1)) / 2).fill(-1)
  return (x, y) => {
    const at = x > y ? (x * (x - 1)) / 2 + y : (y * (y - 1)) / 2 + x
    const known = memo[at] ?? -1
    if (known >= 0) return known
    const answer = ask(x, y)
    memo[at] = answer
    return answer
  }
}
