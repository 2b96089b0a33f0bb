import { jsonMembers, jsonParts, memberValue } from "@/lib/importers/inspect/files/json-parts"
import { type ModelCall, ModelEvent, type Scope, ScopeEvent } from "./schema"

/** Takes a sample's events one by one. */
export type EventWatch = { calls: ModelCall[]; unread: number; add(bytes: Buffer): Promise<void> }

const answerMembers = ["model", "role", "span_id", "error", "pending", "output"]

/**
 * Keeps of each answer of a model who gave it where, and its message's id, not what it was asked. So a log in
 * which every event repeats all messages before it costs no memory.
 */
export function watchEvents(): EventWatch {
  const spans = new Map<string, Scope>()
  const steps: Scope[] = []
  const watch: EventWatch = { calls: [], unread: 0, add }
  let place = -1
  let compactions = 0

  async function add(bytes: Buffer) {
    for await (const event of flatEvents(bytes)) {
      place++
      try {
        if (event.type === "model") await addCall(event)
        else if (event.type === "compaction") compactions++
        else if (event.type === "span_begin" || event.type === "step") addScope(event.bytes)
      } catch {
        watch.unread++
      }
    }
  }

  function addScope(bytes: Buffer) {
    const {
      event,
      type = "",
      name = "",
      id = "",
      parent_id,
      action,
    } = ScopeEvent.parse(JSON.parse(bytes.toString("utf8")))
    if (event === "span_begin") spans.set(id, { type, name, id, parent: parent_id })
    else if (action === "begin") steps.push({ type, name, id })
    else steps.pop()
  }

  async function addCall({ bytes, within }: FlatEvent) {
    const { output, error, pending, span_id, role, model } = await modelEvent(bytes, answerMembers)
    const answer = output?.choices?.[0]?.message
    if (!answer || pending || error) return
    watch.calls.push({
      ...{ place, compactions, scopes: [...steps, ...spansAround(span_id), ...within] },
      answer: answer.id ? { id: answer.id, role: answer.role } : answer,
      ...(role && { role }),
      ...(model && { model }),
    })
  }

  function spansAround(id: string | undefined): Scope[] {
    const chain: Scope[] = []
    for (let span = spans.get(id ?? ""); span && chain.length < 100; span = spans.get(span.parent ?? ""))
      chain.unshift(span)
    return chain
  }

  return watch
}

/** The model events at these places: what the model was asked, itself or as ranges, and what it answered. */
export async function* readCalls(events: AsyncIterable<Buffer>, places: ReadonlySet<number>) {
  const last = [...places].at(-1) ?? -1
  let place = -1
  for await (const bytes of events) {
    for await (const event of flatEvents(bytes)) {
      place++
      if (!places.has(place)) continue
      const { input, input_refs, output } = await modelEvent(event.bytes, ["input", "input_refs", "output"])
      const answer = output?.choices?.[0]?.message
      if (answer) yield { place, answer, input: Array.isArray(input) ? input : [], refs: input_refs }
    }
    if (place >= last) return
  }
}

async function modelEvent(bytes: Buffer, names: string[]) {
  const members = await jsonMembers([bytes], new Set(names))
  return ModelEvent.parse(Object.fromEntries(names.map((name) => [name, memberValue(members, name)])))
}

type FlatEvent = { type: string; bytes: Buffer; within: Scope[] }

/** Within these bytes an event says what it is, before anything long. */
const HEAD = 4000

/** An event, and after it those that old logs keep within it: what a tool or a subtask did. */
async function* flatEvents(bytes: Buffer, within: Scope[] = []): AsyncGenerator<FlatEvent> {
  const type = /"event"\s*:\s*"(\w+)"/.exec(bytes.toString("latin1", 0, HEAD))?.[1] ?? ""
  yield { type, bytes, within }
  if ((type !== "tool" && type !== "subtask") || !bytes.includes('"model"')) return
  const { nested, name } = await eventsWithin(bytes)
  if (nested?.[0] !== 0x5b) return
  const scope = { type, name: typeof name === "string" ? name : type, id: "" }
  for await (const part of jsonParts([nested], () => "whole"))
    if (!part.cut) yield* flatEvents(part.bytes, [...within, scope])
}

async function eventsWithin(bytes: Buffer): Promise<{ nested?: Buffer | undefined; name?: unknown }> {
  try {
    const members = await jsonMembers([bytes], new Set(["events", "function", "name"]))
    const name = memberValue(members, "function") ?? memberValue(members, "name")
    return { nested: members.get("events"), name }
  } catch {
    return {}
  }
}
