import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"

/** The sha256 of a file's bytes, in hex, without holding the file. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest("hex")
}
