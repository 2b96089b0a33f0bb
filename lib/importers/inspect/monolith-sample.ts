import { mentionsAttachments, namedAttachments, resolveAttachments } from "./attachments"
import { type Chunks, jsonMembers, memberValue } from "./json-parts"
import { Dictionary, sampleMembers } from "./log-schema"
import type { RawSample } from "./open-log"

/** Reads a sample that is one JSON object; `chunks` may come from a zip or from a JSON log. */
export async function readMonolith(chunks: Chunks, where: string): Promise<RawSample> {
  const members = await jsonMembers(chunks, sampleMembers)
  const values: Record<string, unknown> = {}
  for (const name of members.keys()) {
    if (name !== "attachments" && name !== "transcript") values[name] = memberValue(members, name)
  }
  const missing: string[] = []
  if (mentionsAttachments(members.get("messages"))) {
    // Until late 2024 attachments were the content of a sample's transcript.
    const legacy = Dictionary.safeParse(memberValue(members, "transcript")).data?.content
    const table = Dictionary.safeParse(memberValue(members, "attachments") ?? legacy)
    values.messages = resolveAttachments(values.messages, namedAttachments(table.data ?? {}), missing)
  }
  return { where, members: values, missing }
}
