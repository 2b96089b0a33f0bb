import { z } from "zod"
import { ChatMessage } from "@/lib/importers/inspect/log-schema"

// What we use of a sample's events: who answered, within which spans. Old logs have steps in place of spans.

const maybe = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value ?? undefined, schema.optional()).catch(undefined)

export const ModelEvent = z.looseObject({
  model: maybe(z.string()),
  role: maybe(z.string()),
  span_id: maybe(z.string()),
  error: z.unknown().optional(),
  pending: maybe(z.boolean()),
  output: maybe(z.looseObject({ choices: maybe(z.array(z.looseObject({ message: ChatMessage }))) })),
})

export const ScopeEvent = z.looseObject({
  event: z.string(),
  id: maybe(z.string()),
  parent_id: maybe(z.string()),
  type: maybe(z.string()),
  name: maybe(z.string()),
  /** Of a step: whether it begins or ends. */
  action: maybe(z.string()),
})

/** A span or step that a call stands in: a solver, an agent, a tool, a scorer. */
export type Scope = { type: string; name: string; id: string; parent?: string | undefined }

/** An answer of a model. */
export type ModelCall = {
  /** Its event's place among the sample's events. */
  place: number
  /** The message as the event has it; of one with an id only that. */
  answer: ChatMessage
  role?: string
  model?: string
  /** What it stands in, the outermost first. */
  scopes: Scope[]
  /** How often a context of the sample had been compacted before. */
  compactions: number
}

/** A conversation that grows as long as answers come after its last; messages by their number in the table. */
export type GrowingPath = {
  numbers: number[]
  /** With how many messages of the final conversation it begins. */
  shared: number
  first: ModelCall
  last: ModelCall
}

/** A sample's events, that may be read again. */
export type SampleEvents = {
  calls: ModelCall[]
  /** How many could not be read. */
  unread: number
  events(): AsyncIterable<Buffer>
  /** What the events refer to: messages by their index, and attachments. */
  tables(): Promise<EventTables>
}
export type EventTables = { pool(index: number): unknown; resolve(value: unknown): unknown }
