import { pipeline, type Readable } from "node:stream"
import { crc32, createInflateRaw, createZstdDecompress } from "node:zlib"
import yauzl, { type Entry } from "yauzl"
import { alignFrames } from "./zstd-frames"

/** The entries of a zip by name; where a name occurs twice, the last one counts. */
export type ZipArchive = {
  entries: ReadonlyMap<string, Entry>
  /**
   * The bytes of an entry, decompressed as they are read.
   * @throws Error when there are more than the entry declares (a zip bomb), fewer, or others than its checksum
   * says, and when its compression is not known.
   */
  chunks(entry: Entry): AsyncGenerator<Buffer>
  close(): void
}

/**
 * Opens a zip by its central directory. Names are read as text and never used as paths: they come from sample
 * ids and may hold anything.
 * @throws Error when the central directory cannot be read.
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const zip = await yauzl.openPromise(path, {
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  })
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString("utf8")
      entries.delete(name)
      entries.set(name, entry)
    }
  } catch (error) {
    zip.close()
    throw error
  }
  return {
    entries,
    chunks: async function* (entry) {
      const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false })
      const declared = entry.uncompressedSize
      let size = 0
      let checksum = 0
      try {
        for await (const chunk of decompressed(entry.compressionMethod, raw)) {
          size += chunk.length
          if (size > declared)
            throw new Error(`it holds more than the ${declared} bytes that the zip declares`)
          checksum = crc32(chunk, checksum)
          yield chunk
        }
      } finally {
        raw.destroy()
      }
      if (size < declared)
        throw new Error(`it ends after ${size} of the ${declared} bytes that the zip declares`)
      if (checksum !== entry.crc32) throw new Error("its checksum does not match")
    },
    close: () => zip.close(),
  }
}

function decompressed(method: number, raw: Readable): AsyncIterable<Buffer> {
  if (method === 0) return raw
  if (method === 8) return through(raw, createInflateRaw())
  if (method === 93) return through(alignFrames(raw), createZstdDecompress())
  throw new Error(`its compression method ${method} is not known (expected stored, deflate or zstd)`)
}

/** Errors of either end reach the reader: pipeline destroys the decoder with them. */
function through(
  from: AsyncIterable<Buffer>,
  decoder: NodeJS.ReadWriteStream & Readable,
): AsyncIterable<Buffer> {
  pipeline(from, decoder, () => {})
  return decoder
}
