import type { Block, Role, TextRange } from "@/lib/model/transcript"

// The reader shows what was said and done beside what was thought. A row is one message of the prompts, one
// turn of the agent with the results of its calls, or any other message. Rows name messages and blocks by
// their numbers, so that a long transcript can be arranged without its text.

/** What of a block tells where it belongs. */
export type ShapeBlock = {
  type: Block["type"]
  at: TextRange
  id?: string | undefined
  name?: string | undefined
  callId?: string | undefined
  planned?: boolean | undefined
  error?: string | undefined
}

export type ShapeMessage = { ordinal: number; role: Role; prompt: boolean; blocks: ShapeBlock[] }

/** What came back for a call: blocks of a message; `opens` when it stands for that message and carries its anchor. */
export type ResultRef = { message: number; blocks: number[]; opens: boolean }
export type SaidRef =
  | { kind: "content"; block: number }
  | { kind: "action"; block: number; results: ResultRef[] }
/** A reasoning block; null: only an action that is planned outside of any, which `plan` then is. */
export type ThoughtRef = { block: number } | { block: null; plan: number }
export type StepRef = { thought: ThoughtRef[]; said: SaidRef[] }

export type RowRef =
  | { kind: "prompt"; message: number }
  | { kind: "turn"; message: number; number: number; steps: StepRef[] }
  | { kind: "aside"; message: number }

/**
 * Messages in their order as rows. Results join the call they answer: by the call's id, or where a result has
 * none, the first unanswered call with its name. A message that holds anything but results of known calls
 * keeps a row of its own, so that nothing is lost. Messages and blocks are named by ordinal and index.
 */
export function rowsOf(messages: ShapeMessage[]): RowRef[] {
  const rows: RowRef[] = []
  const open = new OpenCalls()
  let number = 0
  for (const message of messages) {
    if (message.prompt) rows.push({ kind: "prompt", message: message.ordinal })
    else if (message.role === "assistant") {
      number++
      rows.push({ kind: "turn", message: message.ordinal, number, steps: stepsOf(message, open) })
    } else if (!joinResults(message, open)) rows.push({ kind: "aside", message: message.ordinal })
  }
  return rows
}

/** Ordinals of the messages that a row shows: its own and those of its results. */
export function messagesIn(row: RowRef): number[] {
  if (row.kind !== "turn") return [row.message]
  const results = row.steps.flatMap(({ said }) =>
    said.flatMap((one) => (one.kind === "action" ? one.results.map(({ message }) => message) : [])),
  )
  return [...new Set([row.message, ...results])]
}

type OpenCall = { id: string | undefined; name: string | undefined; results: ResultRef[] }

/** The calls so far, found by id or, unanswered, by name; nothing is searched through twice. */
class OpenCalls {
  private byId = new Map<string, OpenCall[]>()
  private waiting: OpenCall[] = []

  add({ id, name }: ShapeBlock): OpenCall {
    const call: OpenCall = { id, name, results: [] }
    this.waiting.push(call)
    if (id !== undefined) this.byId.set(id, [...(this.byId.get(id) ?? []), call])
    return call
  }

  answeredBy(result: ShapeBlock, taken: OpenCall[] = []): OpenCall | null {
    if (result.callId !== undefined) {
      const calls = (this.byId.get(result.callId) ?? []).filter((call) => !taken.includes(call))
      return calls.find(({ results }) => results.length === 0) ?? calls.at(-1) ?? null
    }
    this.waiting = this.waiting.filter(({ results }) => results.length === 0)
    return (
      this.waiting.find(
        (call) => !taken.includes(call) && (result.name === undefined || call.name === result.name),
      ) ?? null
    )
  }
}

function stepsOf(message: ShapeMessage, open: OpenCalls): StepRef[] {
  const steps: StepRef[] = []
  const reasonings = message.blocks.filter((block) => block.type === "reasoning")
  const last = () => {
    const step = steps.at(-1) ?? { thought: [], said: [] }
    if (steps.length === 0) steps.push(step)
    return step
  }
  const think = (thought: ThoughtRef) => {
    if (steps.at(-1)?.said.length !== 0) steps.push({ thought: [], said: [] })
    last().thought.push(thought)
  }
  for (const [index, block] of message.blocks.entries()) {
    if (block.type === "reasoning") think({ block: index })
    else if (block.type === "tool_call" && block.planned) {
      if (!reasonings.some((reasoning) => within(block.at, reasoning.at))) think({ block: null, plan: index })
    } else if (block.type === "tool_call") {
      last().said.push({ kind: "action", block: index, results: open.add(block).results })
    } else if (block.type === "tool_result") {
      const answered = open.answeredBy(block)
      if (answered) answered.results.push({ message: message.ordinal, blocks: [index], opens: false })
      else last().said.push({ kind: "content", block: index })
    } else last().said.push({ kind: "content", block: index })
  }
  return steps
}

/** True when every block of the message went to a call. What follows a result, such as an image, goes with it. */
function joinResults(message: ShapeMessage, open: OpenCalls): boolean {
  const groups: { result: ShapeBlock; blocks: number[] }[] = []
  for (const [index, block] of message.blocks.entries()) {
    const group = groups.at(-1)
    if (block.type === "tool_result") groups.push({ result: block, blocks: [index] })
    else if (group && (message.role === "tool" || block.type === "image")) group.blocks.push(index)
    else return false
  }
  const taken: OpenCall[] = []
  for (const { result } of groups) {
    const call = open.answeredBy(result, taken)
    if (!call) return false
    taken.push(call)
  }
  groups.forEach(({ blocks }, i) => {
    taken[i]?.results.push({ message: message.ordinal, blocks, opens: i === 0 })
  })
  return groups.length > 0
}

function within(inner: TextRange, outer: TextRange): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1]
}
