import "server-only"
import { hash } from "node:crypto"
import { canonicalJson } from "@/lib/model/canonical-json"
import type { Message } from "@/lib/model/transcript"

export function sha256(text: string): Buffer {
  return hash("sha256", text, "buffer")
}

/** The content address of a message: role, text and blocks, whatever the order of their keys. */
export function bodyHash({ role, text, blocks }: Pick<Message, "role" | "text" | "blocks">): Buffer {
  return sha256(`${role}\n${canonicalJson(blocks)}\n${text}`)
}
