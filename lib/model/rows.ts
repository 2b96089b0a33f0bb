import type { ReadMessage } from "./reading"
import type { Block, TextRange, ToolCallBlock } from "./transcript"

// The reader shows what was said and done beside what was thought. A row is one message of the prompts, one
// turn of the agent with the results of its calls, or any other message. Knows nothing of how rows look.

type ReasoningBlock = Extract<Block, { type: "reasoning" }>

/** What came back for a call; `opens` when it stands for its whole message and so carries its anchor. */
export type Result = { message: ReadMessage; blocks: Block[]; error: string | null; opens: boolean }
export type Said =
  | { kind: "content"; block: Block }
  | { kind: "action"; call: ToolCallBlock; results: Result[] }
export type ThoughtPiece = { kind: "text"; at: TextRange } | { kind: "plan"; call: ToolCallBlock }
/** Reasoning, cut where it writes out an action it only plans; without a block it is only that plan. */
export type Thought = { block: ReasoningBlock | null; pieces: ThoughtPiece[] }
/** What was thought and what then was said and done: the two stand side by side. */
export type Step = { thought: Thought[]; said: Said[] }

export type Row =
  | { kind: "prompt"; message: ReadMessage }
  | { kind: "turn"; message: ReadMessage; number: number; steps: Step[] }
  | { kind: "aside"; message: ReadMessage }
export type TurnRow = Extract<Row, { kind: "turn" }>

type OpenCall = { call: ToolCallBlock; results: Result[] }

/**
 * Messages in their order as rows. Results join the call they answer: by the call's id, or where a result has
 * none, the first unanswered call with its name. A message that holds anything but results of known calls
 * keeps a row of its own, so that nothing is lost.
 */
export function rowsOf(messages: ReadMessage[]): Row[] {
  const rows: Row[] = []
  const open: OpenCall[] = []
  let number = 0
  for (const message of messages) {
    if (message.prompt) rows.push({ kind: "prompt", message })
    else if (message.role === "assistant") {
      number++
      rows.push({ kind: "turn", message, number, steps: stepsOf(message, open) })
    } else if (!joinResults(message, open)) rows.push({ kind: "aside", message })
  }
  return rows
}

function stepsOf(message: ReadMessage, open: OpenCall[]): Step[] {
  const steps: Step[] = []
  const planned = message.blocks.filter((block) => block.type === "tool_call" && block.planned === true)
  const reasonings = message.blocks.filter((block) => block.type === "reasoning")
  const last = () => {
    const step = steps.at(-1) ?? { thought: [], said: [] }
    if (steps.length === 0) steps.push(step)
    return step
  }
  const think = (thought: Thought) => {
    if (steps.at(-1)?.said.length !== 0) steps.push({ thought: [], said: [] })
    last().thought.push(thought)
  }
  for (const block of message.blocks) {
    if (block.type === "reasoning") think({ block, pieces: piecesOf(message.text, block, planned) })
    else if (block.type === "tool_call" && block.planned) {
      if (!reasonings.some((reasoning) => within(block.at, reasoning.at)))
        think({ block: null, pieces: [{ kind: "plan", call: block }] })
    } else if (block.type === "tool_call") {
      const action: OpenCall = { call: block, results: [] }
      open.push(action)
      last().said.push({ kind: "action", ...action })
    } else if (block.type === "tool_result") {
      const answered = answeredBy(block, open)
      if (answered) answered.results.push(resultOf(message, [block], false))
      else last().said.push({ kind: "content", block })
    } else last().said.push({ kind: "content", block })
  }
  return steps
}

/** The pieces of reasoning around the actions planned in it, without the blank lines next to those. */
export function piecesOf(text: string, block: ReasoningBlock, calls: Block[]): ThoughtPiece[] {
  const pieces: ThoughtPiece[] = []
  let at = block.at[0]
  const addText = ([start, end]: TextRange) => {
    const part = text.slice(start, end)
    const from = start + (part.length - part.trimStart().length)
    if (part.trim() !== "") pieces.push({ kind: "text", at: [from, from + part.trim().length] })
  }
  for (const call of calls) {
    if (call.type !== "tool_call" || !call.planned || !within(call.at, block.at) || call.at[0] < at) continue
    addText([at, call.at[0]])
    pieces.push({ kind: "plan", call })
    at = call.at[1]
  }
  addText([at, block.at[1]])
  return pieces
}

/** True when every block of the message went to a call. What follows a result, such as an image, goes with it. */
function joinResults(message: ReadMessage, open: OpenCall[]): boolean {
  const groups: Block[][] = []
  for (const block of message.blocks) {
    const group = groups.at(-1)
    if (block.type === "tool_result") groups.push([block])
    else if (group && (message.role === "tool" || block.type === "image")) group.push(block)
    else return false
  }
  const taken: OpenCall[] = []
  for (const [result] of groups) {
    const call =
      result?.type === "tool_result"
        ? answeredBy(
            result,
            open.filter((one) => !taken.includes(one)),
          )
        : null
    if (!call) return false
    taken.push(call)
  }
  groups.forEach((blocks, i) => {
    taken[i]?.results.push(resultOf(message, blocks, i === 0))
  })
  return groups.length > 0
}

function answeredBy(result: Extract<Block, { type: "tool_result" }>, open: OpenCall[]): OpenCall | null {
  if (result.callId !== undefined) {
    const calls = open.filter(({ call }) => call.id === result.callId)
    return calls.find(({ results }) => results.length === 0) ?? calls.at(-1) ?? null
  }
  const waiting = open.filter(({ results }) => results.length === 0)
  return waiting.find(({ call }) => result.name === undefined || call.name === result.name) ?? null
}

function resultOf(message: ReadMessage, blocks: Block[], opens: boolean): Result {
  const failed = blocks.find((block) => block.type === "tool_result" && block.error !== undefined)
  const error = failed?.type === "tool_result" ? (failed.error ?? null) : null
  return { message, blocks, error, opens }
}

function within(inner: TextRange, outer: TextRange): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1]
}
