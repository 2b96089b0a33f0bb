import type { ChatMessage } from "@/lib/importers/inspect/log-schema"
import type { PathOf } from "@/lib/model/reader/paths/of-sample"
import { readCalls } from "./events"
import { isGrading, placePath } from "./kind"
import type { GrowingPath, ModelCall, SampleEvents } from "./schema"
import { contentKey, type MessageTable, messageTable } from "./table"

/** A conversation of the sample that holds answers which its final messages do not. */
export type FoundPath = Omit<PathOf, "of"> & { messages: ChatMessage[] }

/**
 * The ways that a sample went besides its final messages: what was rolled back or given up, what sub-agents said,
 * what a compaction took away. They are put together from the model events: an answer that the final messages
 * lack begins one, or goes on with the one whose last answer stands in what the model was asked. A context that was
 * only trimmed is no way of its own, nor is a grader's. Events are read a second time only where there is
 * such an answer, and never more than one event's messages are held twice.
 */
export async function findPaths(final: ChatMessage[], events: SampleEvents): Promise<FoundPath[]> {
  const calls = events.calls.filter((call) => !isGrading(call))
  const ids = new Map(final.map(({ id }, ordinal) => [id ?? "", ordinal]))
  const said = new Set(final.flatMap((message) => (message.id ? [] : contentKey(message))))
  const isHeld = ({ answer }: ModelCall) => (answer.id ? ids.has(answer.id) : said.has(contentKey(answer)))
  const from = calls.findIndex((call) => !isHeld(call))
  if (from === -1) return []
  const tables = await events.tables()
  const table = messageTable(final, tables.resolve)
  const grown = await growPaths(table, final.length, calls.slice(from), events, tables.pool)
  const held = [...calls.slice(0, from), ...grown.held]
  const names = new Map<string, number>()
  return grown.paths.map((path) => {
    const { kind, name, model } = placePath(path, table, { calls, held })
    const number = (names.get(name) ?? 0) + 1
    names.set(name, number)
    const asked = held.findLast(({ place }) => place < path.first.place)?.answer.id
    const ordinal = ids.get(asked ?? "")
    return {
      messages: path.numbers.map((one) => table.message(one)),
      kind,
      name: number > 1 || name === "branch" ? `${name} ${number}` : name,
      ...(model && { model }),
      ...(kind === "sub-agent" && asked && ordinal !== undefined && { after: ordinal + 1 }),
    }
  })
}

async function growPaths(
  table: MessageTable,
  finalLength: number,
  calls: ModelCall[],
  events: SampleEvents,
  pool: (index: number) => unknown,
): Promise<{ paths: GrowingPath[]; held: ModelCall[] }> {
  const paths: GrowingPath[] = []
  const held: ModelCall[] = []
  const byAnswer = new Map<number, GrowingPath>()
  const pooled = new Map<number, number | null>()
  const byPlace = new Map(calls.map((call) => [call.place, call]))
  for await (const { place, input, refs, answer } of readCalls(events.events(), new Set(byPlace.keys()))) {
    const call = byPlace.get(place)
    const own = table.intern(answer)
    if (!call || own === null) continue
    const asked = input.flatMap((source) => table.intern(source) ?? [])
    for (const index of indicesOf(refs)) {
      const source = pool(index)
      if (source === undefined) break
      if (!pooled.has(index)) pooled.set(index, table.intern(source))
      const number = pooled.get(index)
      if (typeof number === "number") asked.push(number)
    }
    const at = asked.findLastIndex((number) => byAnswer.has(number))
    const path = byAnswer.get(asked[at] ?? -1)
    const isFinal = own < finalLength || table.follows([...asked, own])
    if (isFinal) held.push(call)
    if (path) {
      const last = path.numbers.at(-1)
      path.numbers.push(...asked.slice(at + 1), own)
      path.last = call
      if (last !== undefined) byAnswer.delete(last)
      byAnswer.set(own, path)
    } else if (!isFinal) {
      const begun = { ...table.joined([...asked, own]), first: call, last: call }
      paths.push(begun)
      byAnswer.set(own, begun)
    }
  }
  return { paths, held }
}

/** The indices of a list of ranges [start, end). */
function* indicesOf(refs: unknown): Generator<number> {
  for (const ref of Array.isArray(refs) ? refs : []) {
    const [start, end] = Array.isArray(ref) ? ref : []
    if (typeof start !== "number" || typeof end !== "number") continue
    for (let index = start; index < end; index++) yield index
  }
}
