import { ChatMessage, ToolCall } from "@/lib/importers/inspect/log-schema"
import type { EventTables } from "./schema"

/** The messages of a sample and of its events, each once and known by a number. */
export type MessageTable = {
  /** The number of a message, the same for the same id (or, without ids, content); null for what is none. */
  intern(source: unknown): number | null
  message(number: number): ChatMessage
  /** Whether these are messages of the final conversation, in its order, with or without others between them. */
  follows(numbers: number[]): boolean
  /** The final conversation up to where it is left, then what is not of it. */
  joined(numbers: number[]): { shared: number; numbers: number[] }
}

/** A table that begins with the final conversation: its messages are numbered by their place. */
export function messageTable(final: ChatMessage[], resolve: EventTables["resolve"]): MessageTable {
  const messages: ChatMessage[] = []
  const byId = new Map<string, number>()
  const byContent = new Map<string, number>()
  const places = new Map<string, number[]>()
  const keys: string[] = []

  const add = (message: ChatMessage, content: string) => {
    const number = messages.push(message) - 1
    keys.push(content)
    if (message.id && !byId.has(message.id)) byId.set(message.id, number)
    if (!message.id && !byContent.has(content)) byContent.set(content, number)
    return number
  }
  for (const [place, message] of final.entries()) {
    const content = contentKey(message)
    add(message, content)
    places.set(content, [...(places.get(content) ?? []), place])
  }
  /** Where the final conversation has the message after this place; as the next only, if merely its content is there. */
  const placeAfter = (number: number, last: number, loose: boolean): number | undefined => {
    if (number < final.length && number > last) return number
    const same = places.get(keys[number] ?? "") ?? []
    return same.find((place) => (loose ? place > last : place === last + 1))
  }

  return {
    intern(source) {
      const id = idOf(source)
      const found = id === undefined ? undefined : byId.get(id)
      if (found !== undefined) return found
      const message = ChatMessage.safeParse(resolve(source)).data
      if (!message) return null
      const content = contentKey(message)
      return (message.id ? undefined : byContent.get(content)) ?? add(message, content)
    },
    message(number) {
      const message = messages[number]
      if (!message) throw new Error(`there is no message ${number}`)
      return message
    },
    follows(numbers) {
      let last = -1
      return numbers.every((number) => {
        const place = placeAfter(number, last, true)
        last = place ?? last
        return place !== undefined
      })
    },
    joined(numbers) {
      let last = -1
      let count = 0
      for (const number of numbers) {
        const place = placeAfter(number, last, false)
        if (place === undefined || (count === 0 && place > 0)) break
        last = place
        count++
      }
      return { shared: last + 1, numbers: [...Array(last + 1).keys(), ...numbers.slice(count)] }
    },
  }
}

function idOf(source: unknown): string | undefined {
  const id = typeof source === "object" && source !== null && "id" in source ? source.id : undefined
  return typeof id === "string" && id !== "" ? id : undefined
}

/** What a message says, whatever its id is. */
export function contentKey({ role, content, tool_calls, tool_call_id, error }: ChatMessage): string {
  const parts = typeof content === "string" ? [{ type: "text", text: content }] : (content ?? [])
  const said = parts.map((part) => (isText(part) ? part.text : part))
  const done = (tool_calls ?? []).map((source) => {
    const call = ToolCall.safeParse(source).data
    return call ? [call.function, call.arguments] : source
  })
  return JSON.stringify([role, said, done, tool_call_id ?? null, error?.message ?? null])
}

function isText(part: unknown): part is { text: string } {
  return typeof part === "object" && part !== null && "text" in part && typeof part.text === "string"
}
