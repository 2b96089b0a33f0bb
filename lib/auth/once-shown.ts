import "server-only"
import { createHash, randomBytes } from "node:crypto"

/** A secret for a link or an API token: 256 random bits. It is shown once; only its hash is kept. */
export function newSecret(prefix = ""): { secret: string; hash: Buffer } {
  const secret = `${prefix}${randomBytes(32).toString("base64url")}`
  return { secret, hash: hashOf(secret) }
}

export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest()
}
