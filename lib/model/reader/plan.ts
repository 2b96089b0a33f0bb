import type { Chunk, OutlineRow, Plan } from "./shown"

/** A transcript up to so long is in the page as a whole, and is read without scripts. */
const WHOLE = { characters: 300_000, rows: 400 }
const CHUNK = { characters: 10_000, rows: 40 }
/** What a line of each lane holds and how high it is, at 1440 and at 390 px; measured in Chromium. */
const WIDE = { said: 72, thought: 66, line: 22, thoughtLine: 27 }
const NARROW = { said: 44, thought: 38, line: 22, thoughtLine: 27 }
const FRAME = 46
/** A result or an argument beyond this is folded. */
const FOLDED = 600
/** A text beyond this shows its beginning only. */
const SHOWN = 20_000

/** How a transcript's rows are loaded, from what is known of them without their text. */
export function planOfRows(rows: OutlineRow[], messages: number, length: number, thoughts: boolean): Plan {
  const whole = length <= WHOLE.characters && rows.length <= WHOLE.rows
  const chunks: Chunk[] = []
  let weight = 0
  for (const row of rows) {
    const own = Math.min(row.said, SHOWN) + Math.min(row.thought, SHOWN) + Math.min(row.results, FOLDED)
    const last = chunks.at(-1)
    const full = !last || weight + own > CHUNK.characters || last.rows[1] - last.rows[0] >= CHUNK.rows
    const chunk = full ? emptyChunk(chunks.length, row) : last
    if (full) {
      chunks.push(chunk)
      weight = 0
    }
    weight += own
    chunk.rows[1] = row.row + 1
    chunk.messages[1] = row.message
    chunk.wide += height(row, WIDE, Math.max)
    chunk.narrow += height(row, NARROW, (a, b) => a + b)
  }
  return { chunks, rows: rows.length, messages, length, thoughts, whole }
}

/** The chunk that holds a message, as far as its ordinal tells: that of the last row which begins at it or before. */
export function chunkOfMessage(plan: Plan, message: number): Chunk | null {
  const index = plan.chunks.findLastIndex(({ messages }) => messages[0] <= message)
  return plan.chunks[Math.max(0, index)] ?? null
}

/** The chunk of a row. */
export function chunkOfRow(plan: Plan, row: number): Chunk | null {
  return plan.chunks.find(({ rows }) => row >= rows[0] && row < rows[1]) ?? null
}

function emptyChunk(index: number, { row, message }: OutlineRow): Chunk {
  return { index, rows: [row, row], messages: [message, message], wide: 0, narrow: 0 }
}

function height(row: OutlineRow, lane: typeof WIDE, together: (a: number, b: number) => number): number {
  const said = Math.ceil(Math.min(row.said, SHOWN) / lane.said) * lane.line
  const thought = Math.ceil(Math.min(row.thought, SHOWN) / lane.thought) * lane.thoughtLine
  const actions = row.actions.length * 110 + (row.results > 0 ? 60 : 0)
  return Math.round(FRAME + together(said + actions, thought))
}
