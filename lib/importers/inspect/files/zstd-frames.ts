const MAGIC = 0xfd2fb528
/** Skippable frames have sixteen magic numbers, 0x184D2A50 to 0x184D2A5F. */
const SKIPPABLE = 0x184d2a5

/**
 * Cuts compressed chunks anew so that none holds the end of one zstd frame and the start of the next: Node's
 * decoder drops what follows a frame within the same write, and Inspect writes large entries as several frames.
 * Walks headers only (RFC 8878, 3.1); what is no zstd passes unchanged, for the decoder to refuse.
 */
export async function* alignFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const walk = frameEnds()
  for await (const chunk of chunks) {
    let start = 0
    for (const end of walk(chunk)) {
      yield chunk.subarray(start, end)
      start = end
    }
    if (start < chunk.length) yield chunk.subarray(start)
  }
}

type Step = { read: number } | { skip: number } | "frame ends"

function* frames(): Generator<Step, never, Buffer> {
  for (;;) {
    const magic = (yield { read: 4 }).readUInt32LE()
    if (magic >>> 4 === SKIPPABLE) {
      yield { skip: (yield { read: 4 }).readUInt32LE() }
    } else if (magic === MAGIC) {
      const descriptor = (yield { read: 1 }).readUInt8()
      const singleSegment = (descriptor >> 5) & 1
      const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0
      const contentSize = [singleSegment, 2, 4, 8][descriptor >> 6] ?? 0
      yield { skip: 1 - singleSegment + dictionary + contentSize }
      for (let isLast = false; !isLast; ) {
        const block = (yield { read: 3 }).readUIntLE(0, 3)
        isLast = (block & 1) === 1
        const repeatsOneByte = ((block >> 1) & 3) === 1
        yield { skip: repeatsOneByte ? 1 : block >> 3 }
      }
      yield { skip: descriptor & 4 }
    } else {
      yield { skip: Number.POSITIVE_INFINITY }
    }
    yield "frame ends"
  }
}

/** Given chunk after chunk, the offsets in it at which frames end. */
function frameEnds(): (chunk: Buffer) => number[] {
  const steps = frames()
  const nothing = Buffer.alloc(0)
  let step = steps.next(nothing).value
  let bytes = nothing
  let left = step === "frame ends" ? 0 : "read" in step ? step.read : step.skip

  const advance = (read: Buffer) => {
    step = steps.next(read).value
    bytes = nothing
    left = step === "frame ends" ? 0 : "read" in step ? step.read : step.skip
  }

  return (chunk) => {
    const ends: number[] = []
    for (let at = 0; ; ) {
      if (step === "frame ends") ends.push(at)
      if (left === 0) {
        advance(bytes)
        continue
      }
      if (at === chunk.length) return ends
      const taken = Math.min(left, chunk.length - at)
      if (step !== "frame ends" && "read" in step) {
        bytes = Buffer.concat([bytes, chunk.subarray(at, at + taken)])
      }
      left -= taken
      at += taken
    }
  }
}
