import { constants, zstdCompressSync } from "node:zlib"
import { expect, test } from "vitest"
import { alignFrames } from "./zstd-frames"

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const skippable = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
const frames = [
  zstdCompressSync(Buffer.from("first ".repeat(400))),
  zstdCompressSync(Buffer.alloc(300_000, 7), { params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
  skippable,
  zstdCompressSync(Buffer.alloc(0)),
  zstdCompressSync(Buffer.from("last")),
]

test("no piece crosses the end of a frame, and no byte is lost", async () => {
  const bytes = Buffer.concat(frames)
  const ends = frames.map((_, i) => Buffer.concat(frames.slice(0, i + 1)).length)
  for (const size of [1, 2, 3, 17, 64, bytes.length]) {
    const aligned = await Array.fromAsync(alignFrames(pieces(bytes, size)))
    expect(Buffer.concat(aligned).equals(bytes)).toBe(true)
    const cuts = new Set(aligned.map((_, i) => Buffer.concat(aligned.slice(0, i + 1)).length))
    expect(
      ends.filter((end) => !cuts.has(end)),
      `pieces of ${size}`,
    ).toEqual([])
  }
})

test("what is no zstd passes unchanged", async () => {
  const bytes = Buffer.from("no zstd at all, only text")
  expect(Buffer.concat(await Array.fromAsync(alignFrames(pieces(bytes, 4)))).equals(bytes)).toBe(true)
})
