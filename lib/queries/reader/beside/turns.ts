import "server-only"
import { diffPrompts, type MessageDiff } from "@/lib/model/compare/prompts/diff"
import { alignedTurns, spanOf, turnRanges } from "@/lib/model/reader/beside/turns"
import type { ReaderRow } from "@/lib/model/reader/shown"
import { readMessages } from "../messages"
import type { Planned } from "../plan"
import { readRows } from "../rows"

export type BesidePair = { number: number; a: ReaderRow[]; b: ReaderRow[] }
export type Beside = {
  /** Turns of the longer of the two, and of each. */
  turns: number
  turnsA: number
  turnsB: number
  /** The first and the last turn among the pairs, from 1; 0 where there is none. */
  from: number
  to: number
  pairs: BesidePair[]
}

/** Pairs of turns on one page. */
export const BESIDE_PAGE = 40

/** Two transcripts turn by turn, from a turn on (from 1; beyond the last, the last page). */
export async function turnsBeside(
  a: Planned,
  b: Planned,
  asked: number,
  most = BESIDE_PAGE,
): Promise<Beside> {
  const [rangesA, rangesB] = [turnRanges(a.rows), turnRanges(b.rows)]
  const all = alignedTurns(rangesA, rangesB)
  const first = Math.min(Math.max(1, asked), Math.max(1, all.length))
  const pairs = all.slice(first - 1, first - 1 + most)
  const [rowsA, rowsB] = await Promise.all([
    rowsIn(
      a,
      pairs.map((pair) => pair.a),
    ),
    rowsIn(
      b,
      pairs.map((pair) => pair.b),
    ),
  ])
  return {
    ...{ turns: all.length, turnsA: rangesA.length, turnsB: rangesB.length },
    ...{ from: pairs[0]?.number ?? 0, to: pairs.at(-1)?.number ?? 0 },
    pairs: pairs.map(({ number }, index) => ({ number, a: rowsA[index] ?? [], b: rowsB[index] ?? [] })),
  }
}

/** The rows of each range, which follow each other, from one reading. */
async function rowsIn(planned: Planned, ranges: ([number, number] | null)[]): Promise<ReaderRow[][]> {
  const [start, end] = spanOf(ranges)
  const rows = end > start ? await readRows(planned, [start, end]) : []
  const drawn = new Map(rows.map((row) => [row.message.ordinal, row]))
  return ranges.map((range) =>
    range === null ? [] : planned.rows.slice(...range).flatMap(({ message }) => drawn.get(message) ?? []),
  )
}

/** Characters of a side's prompts beyond which they are not compared. */
const LONGEST = 1_000_000

/**
 * What differs between what was put before the two agents' first turns, message by message; null where either is
 * longer than a comparison can be.
 */
export async function promptsBeside(a: Planned, b: Planned): Promise<MessageDiff[] | null> {
  const [own, other] = await Promise.all([promptsOf(a), promptsOf(b)])
  const size = (messages: { text: string }[]) => messages.reduce((sum, { text }) => sum + text.length, 0)
  return size(own) > LONGEST || size(other) > LONGEST ? null : diffPrompts(own, other)
}

async function promptsOf(planned: Planned) {
  const first = planned.rows.findIndex(({ kind }) => kind !== "prompt")
  const prompts = first === -1 ? planned.rows : planned.rows.slice(0, first)
  const messages = await readMessages(
    planned,
    prompts.map(({ message }) => message),
  )
  return messages.map(({ role, text }) => ({ role, text }))
}
