import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"

export type Examined = { sha256: string; utf8: boolean; zip: boolean }

/** One pass over a file: its sha256, whether all of it is UTF-8, and whether it is really a zip archive. */
export async function examineFile(path: string): Promise<Examined> {
  const hash = createHash("sha256")
  const decoder = new TextDecoder("utf-8", { fatal: true })
  const decodes = (bytes: Buffer, stream: boolean) => {
    try {
      decoder.decode(bytes, { stream })
      return true
    } catch {
      return false
    }
  }
  let utf8 = true
  let head: Buffer | undefined
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.from(chunk)
    head ??= bytes
    hash.update(bytes)
    utf8 &&= decodes(bytes, true)
  }
  utf8 &&= decodes(Buffer.alloc(0), false)
  return { sha256: hash.digest("hex"), utf8, zip: head?.subarray(0, 4).toString("latin1") === "PK\x03\x04" }
}
