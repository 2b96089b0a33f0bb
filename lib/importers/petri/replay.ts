import { z } from "zod"
import { patchMessages } from "./json-patch"
import { type Edit, RawMessage, ViewEvent } from "./transcript-schema"

/** Told of what was read otherwise than it was written: the place within the file, and what was done. */
export type Remark = (where: string, message: string) => void

export type Replayed = {
  /** What the target saw and wrote, as it stands after the last event. */
  target: RawMessage[]
  /** Each way that was rolled back or reset after the target had answered on it, from its beginning. */
  branches: RawMessage[][]
  /** Messages the target never saw, each with how many of its messages stood before it. */
  others: { before: number; message: RawMessage }[]
}

/** Replays the events of a v2 or v3 transcript for the view "target". */
export function replay(events: unknown[], remark: Remark): Replayed {
  const replayed: Replayed = { target: [], branches: [], others: [] }
  for (const [index, source] of events.entries()) {
    const where = `events[${index}]`
    const event = ViewEvent.safeParse(source)
    if (!event.success || !event.data.edit) {
      if (holdsEdit(source)) remark(where, "the edit has no operation that can be read; it was left out")
      continue
    }
    const { view = [], edit } = event.data
    if ([view].flat().includes("target")) apply(replayed, edit, where, remark)
    else if (edit.operation === "add") {
      const message = readRaw(edit.message, `${where}.edit.message`, remark)
      if (message) replayed.others.push({ before: replayed.target.length, message })
    }
  }
  return replayed
}

/** The messages of a list, without what is none. */
export function readList(list: unknown[], where: (index: number) => string, remark: Remark): RawMessage[] {
  const read = list.map((source, index) => readRaw(source, where(index), remark))
  return read.filter((message) => message !== null)
}

/** A message as the schema has it; null, with a remark, where it is none. */
function readRaw(source: unknown, where: string, remark: Remark): RawMessage | null {
  const { data, error } = RawMessage.safeParse(source)
  if (error) remark(where, `${z.prettifyError(error)}; the message was left out`)
  return data ?? null
}

function holdsEdit(event: unknown): boolean {
  return typeof event === "object" && event !== null && "edit" in event
}

function apply(replayed: Replayed, edit: Edit, where: string, remark: Remark) {
  const { target } = replayed
  if (edit.operation === "add") {
    const message = readRaw(edit.message, `${where}.edit.message`, remark)
    if (message) target.push(message)
    return
  }
  const next = edited(target, edit, where, remark)
  if (next === null) return
  const kept = new Set(next.map(identityOf))
  const answered = target.some((message) => isAnswer(message) && !kept.has(identityOf(message)))
  if (answered && edit.operation !== "json_patch") replayed.branches.push(target)
  replayed.target = next
}

/** The messages after an edit that is no "add"; null, with a remark, where it does not fit. */
function edited(target: RawMessage[], edit: Edit, where: string, remark: Remark): RawMessage[] | null {
  if (edit.operation === "rollback") {
    // The message that is rolled back to stays.
    const to = edit.to_id === undefined ? -1 : target.findIndex(({ id }) => id === edit.to_id)
    if (to >= 0) return target.slice(0, to + 1)
    if (edit.count !== undefined) return target.slice(0, Math.max(0, target.length - edit.count))
    remark(where, "a rollback to nowhere; it was left out")
    return null
  }
  if (edit.operation === "reset") {
    return readList(edit.new_messages ?? [], (i) => `${where}.edit.new_messages[${i}]`, remark)
  }
  if (edit.operation === "json_patch") {
    try {
      const patched = patchMessages(target, edit.patch ?? [])
      return readList(patched, (i) => `${where}.edit.patch, message ${i}`, remark)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      remark(where, `a patch that does not fit (${reason}); it was left out`)
      return null
    }
  }
  remark(where, `the operation "${edit.operation}" is not known; it was left out`)
  return null
}

function isAnswer(message: RawMessage): boolean {
  return (message.role ?? message.type) === "assistant"
}

function identityOf(message: RawMessage): string {
  return message.id ?? JSON.stringify(message)
}
