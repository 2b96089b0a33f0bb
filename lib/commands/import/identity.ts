import "server-only"
import { sha256 } from "@/lib/db/content-address"
import type { ImportedTranscript } from "@/lib/importers/contract"
import { canonicalJson } from "@/lib/model/canonical-json"

export function conditionKey(factors: Record<string, string>, prompts: Buffer[]): Buffer {
  return sha256(canonicalJson({ factors, prompts: prompts.map((prompt) => prompt.toString("hex")) }))
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
const LENGTH = 13

/**
 * The transcript's public id: 13 characters (65 bits) of the hash of its identity, which is the source's own
 * uuid, else its content, model, condition, sample id and epoch. So it is the same in every database.
 */
export function publicId(transcript: ImportedTranscript, condition: Buffer, bodies: Buffer[]): string {
  const { uuid, model, sampleId, epoch } = transcript
  const content = {
    model: model.name,
    condition: condition.toString("hex"),
    sampleId,
    epoch,
    failed: transcript.failed,
    bodies: bodies.map((body) => body.toString("hex")),
  }
  let bits =
    BigInt(`0x${sha256(uuid === null ? canonicalJson(content) : `uuid ${uuid}`).toString("hex")}`) >> 191n
  let id = ""
  for (let i = 0; i < LENGTH; i++) {
    id = ALPHABET.charAt(Number(bits & 31n)) + id
    bits >>= 5n
  }
  return id
}
