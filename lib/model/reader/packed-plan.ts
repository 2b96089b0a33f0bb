import type { Chunk, Plan } from "./shown"

/** A plan as it is sent: of each chunk its number of rows, first and last message, and both heights. */
export type PackedPlan = Omit<Plan, "chunks"> & { chunks: number[] }

export function packPlan({ chunks, ...plan }: Plan): PackedPlan {
  return {
    ...plan,
    chunks: chunks.flatMap(({ rows, messages, wide, narrow }) => [
      rows[1] - rows[0],
      ...messages,
      ...[wide, narrow],
    ]),
  }
}

const SIZE = 5

export function unpackPlan({ chunks: packed, ...plan }: PackedPlan): Plan {
  const chunks: Chunk[] = []
  let row = 0
  for (let at = 0; at < packed.length; at += SIZE) {
    const [count = 0, first = 0, last = 0, wide = 0, narrow = 0] = packed.slice(at, at + SIZE)
    chunks.push({
      index: chunks.length,
      rows: [row, row + count],
      messages: [first, last],
      ...{ wide, narrow },
    })
    row += count
  }
  return { ...plan, chunks }
}
