import { Dictionary, sampleMembers } from "@/lib/importers/inspect/log-schema"
import { type EventWatch, watchEvents } from "@/lib/importers/inspect/paths/events"
import type { EventTables } from "@/lib/importers/inspect/paths/schema"
import { mentionsAttachments, namedAttachments, resolveAttachments } from "./attachments"
import { type Chunks, jsonMembers, jsonParts, memberValue, TOO_LARGE } from "./json-parts"
import type { RawSample } from "./open-log"

/**
 * Reads a sample that is one JSON object; `chunks` gives its bytes, from a zip or a JSON log, as often as it is
 * called. Its events pass by without being held.
 */
export async function readMonolith(chunks: () => Chunks, where: string): Promise<RawSample> {
  const watch = watchEvents()
  const members = await membersAndEvents(chunks(), watch)
  const values: Record<string, unknown> = {}
  for (const name of members.keys()) {
    if (name !== "attachments" && name !== "transcript") values[name] = memberValue(members, name)
  }
  const missing: string[] = []
  if (mentionsAttachments(members.get("messages"))) {
    values.messages = resolveAttachments(values.messages, attachmentsOf(members), missing)
  }
  const { calls, unread } = watch
  const events = { calls, unread, events: () => eventsOf(chunks()), tables: () => tablesOf(chunks()) }
  return { where, members: values, missing, events }
}

async function membersAndEvents(chunks: Chunks, watch: EventWatch): Promise<Map<string, Buffer>> {
  const members = new Map<string, Buffer>()
  const select = (key: string) => (key === "events" ? "items" : sampleMembers.has(key) ? "whole" : "skip")
  for await (const part of jsonParts(chunks, select)) {
    if (part.item !== null && part.cut === TOO_LARGE) watch.unread++
    else if (part.cut)
      throw new Error(`${part.key === "" ? "the object" : `"${part.key}"`} is not whole: ${part.cut}`)
    else if (part.item !== null) await watch.add(part.bytes)
    else members.set(part.key, part.bytes)
  }
  return members
}

async function* eventsOf(chunks: Chunks): AsyncGenerator<Buffer> {
  for await (const part of jsonParts(chunks, (key) => (key === "events" ? "items" : "skip")))
    if (part.item !== null && !part.cut) yield part.bytes
}

async function tablesOf(chunks: Chunks): Promise<EventTables> {
  const members = await jsonMembers(chunks, new Set(["attachments", "transcript", "events_data"]))
  const data = members.get("events_data")
  const pools = data && data[0] === 0x7b ? await jsonMembers([data], new Set(["messages"])) : undefined
  const messages = pools && memberValue(pools, "messages")
  const attachments = attachmentsOf(members)
  return {
    pool: (index) => (Array.isArray(messages) ? messages[index] : undefined),
    resolve: (value) => resolveAttachments(value, attachments, []),
  }
}

/** Until late 2024 attachments were the content of a sample's transcript. */
function attachmentsOf(members: Map<string, Buffer>) {
  const legacy = Dictionary.safeParse(memberValue(members, "transcript")).data?.content
  return namedAttachments(Dictionary.safeParse(memberValue(members, "attachments") ?? legacy).data ?? {})
}
