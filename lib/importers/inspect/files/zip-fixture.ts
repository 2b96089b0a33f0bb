import { crc32, deflateRawSync, zstdCompressSync } from "node:zlib"

export type ZipFile = {
  name: string
  data: string | Buffer
  method?: "stored" | "deflate" | "zstd"
  /** Compressed in that many zstd frames. */
  frames?: number
  /** A wrong uncompressed size, as in a zip bomb. */
  declares?: number
  /** Breaks the compressed bytes. */
  damaged?: boolean
}

const methods = { stored: 0, deflate: 8, zstd: 93 }

/** A small zip writer for tests: no zip64, and nothing stops two entries from having one name. */
export function writeZip(files: ZipFile[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const data = Buffer.from(file.data)
    const body = compress(data, file)
    const name = Buffer.from(file.name)
    const method = methods[file.method ?? "deflate"]
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x800, 2)
    shared.writeUInt16LE(method, 4)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(body.length, 14)
    shared.writeUInt32LE(file.declares ?? data.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, name, body])
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), shared, rest, name]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write("PK\u0005\u0006", "latin1")
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

function compress(data: Buffer, { method = "deflate", frames = 1, damaged }: ZipFile): Buffer {
  if (damaged) return Buffer.from("not compressed at all")
  if (method === "stored") return data
  if (method === "deflate") return deflateRawSync(data)
  const size = Math.ceil(data.length / frames)
  const parts = Array.from({ length: frames }, (_, i) => data.subarray(i * size, (i + 1) * size))
  return Buffer.concat(parts.map((part) => zstdCompressSync(part)))
}
