import { hasKeyLine, parseTagArguments } from "@/lib/importers/tag-arguments"
import type { Block, TextRange, ToolCallBlock } from "@/lib/model/transcript"

type Token = {
  kind: "reason" | "tool"
  side: "open" | "close"
  /** Tag of reasoning as written, or name of the tool. */
  name: string
  start: number
  end: number
  selfClosing: boolean
}

// Every quantifier is bounded or stops at "<", so that scanning stays linear on hostile text.
const TAG = /<(\/?)(?:(SCRATCHPAD_REASONING|thinking|think|reasoning)\s{0,8}|tool_use:([^<>]{1,200}))>/gi
const TOOL_NAME = /^[\w.:-]{1,64}$/

/**
 * Reads the markup that models write into plain text: tags of reasoning (SCRATCHPAD_REASONING, thinking, think,
 * reasoning) and tool tags (`<tool_use:email>…</tool_use:email>`). Ranges are UTF-16 offsets into `text` plus
 * `offset`. Reasoning covers its content without the tags, trimmed; a tool call covers its whole tag; text
 * covers what remains, trimmed. A tool tag inside reasoning comes as a block of its own with `planned`, its
 * range inside the reasoning's. Unclosed reasoning runs to the first tool tag or the end; a first tag of
 * reasoning that only closes makes everything before it reasoning. Blocks are sorted by start. Never throws.
 */
export function parseTaggedText(text: string, offset = 0): Block[] {
  const tokens = tokensOf(text)
  const next = successors(tokens)
  const blocks: Block[] = []
  let written = 0
  let at = 0

  const addText = (until: number) => {
    const range = trimmed(text, [written, until])
    if (range) blocks.push({ type: "text", at: range })
  }
  const addReasoning = ([start, end]: TextRange, tag: string, from: number) => {
    const range = trimmed(text, [start, end])
    if (range) blocks.push({ type: "reasoning", at: range, form: "full", tag })
    let inner = from
    for (let token = tokens[inner]; token && token.start < end; token = tokens[inner]) {
      const call = token.kind === "tool" ? readCall(text, tokens, next, inner, end) : null
      if (call) blocks.push({ ...call.block, planned: true })
      inner = call ? call.after : inner + 1
    }
    return inner
  }

  const leading = leadingClose(text, tokens, next)
  if (leading) {
    at = addReasoning([0, leading.start], leading.name, 0) + 1
    written = leading.end
  }
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (token.kind === "tool") {
      const call = readCall(text, tokens, next, at, text.length)
      if (call) {
        addText(token.start)
        blocks.push(call.block)
        written = call.block.at[1]
      }
      at = call ? call.after : at + 1
      continue
    }
    addText(token.start)
    written = token.end
    at++
    if (token.side === "close") continue
    const end = endOfReasoning(text, tokens, next, at - 1)
    at = addReasoning([token.end, end.at], token.name, at)
    written = end.resume
    if (end.closed) at++
  }
  addText(text.length)
  return offset === 0 ? blocks : blocks.map((block) => moved(block, offset))
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TAG)) {
    const [whole, slash, reason, tool] = match
    const selfClosing = tool?.endsWith("/") ?? false
    const name = reason ?? tool?.replace(/\/$/, "").trim().split(/\s/, 1)[0] ?? ""
    if (!reason && !TOOL_NAME.test(name)) continue
    const side = slash ? "close" : "open"
    const kind = reason ? "reason" : "tool"
    tokens.push({ kind, side, name, start: match.index, end: match.index + whole.length, selfClosing })
  }
  return tokens
}

type Successors = { tool: number[]; toolOpen: number[]; reason: number[]; same: number[] }

/** Per token, the index of the next tool tag, the next that opens, the next tag of reasoning, the next of its name. */
function successors(tokens: Token[]): Successors {
  const next: Successors = { tool: [], toolOpen: [], reason: [], same: [] }
  const byName = new Map<string, number>()
  const byKind = { tool: tokens.length, reason: tokens.length }
  let toolOpen = tokens.length
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]
    if (!token) continue
    const name = `${token.kind} ${token.name.toLowerCase()}`
    next.tool[i] = byKind.tool
    next.toolOpen[i] = toolOpen
    next.reason[i] = byKind.reason
    next.same[i] = byName.get(name) ?? tokens.length
    byName.set(name, i)
    byKind[token.kind] = i
    if (token.kind === "tool" && token.side === "open") toolOpen = i
  }
  return next
}

/** The first tag of reasoning outside tool tags, when it is one that closes. */
function leadingClose(text: string, tokens: Token[], next: Successors): Token | null {
  for (let i = 0, token = tokens[0]; token; token = tokens[i]) {
    if (token.kind === "reason") return token.side === "close" ? token : null
    i = readExtent(text, tokens, next, i, text.length)?.after ?? i + 1
  }
  return null
}

/** Where reasoning that opens at token i ends, where text goes on, and whether a tag closed it. */
function endOfReasoning(text: string, tokens: Token[], next: Successors, i: number) {
  const same = tokens[next.same[i] ?? -1]
  if (same?.side === "close") return { at: same.start, resume: same.end, closed: true }
  const tool = tokens[next.toolOpen[i] ?? -1]
  const other = tokens[next.reason[i] ?? -1]
  const at = Math.min(tool?.start ?? text.length, other?.start ?? text.length)
  const closed = other?.side === "close" && other.start === at
  return { at, resume: closed ? other.end : at, closed }
}

type Extent = { body: TextRange; end: number; after: number; error?: string }

/**
 * The extent of a tool tag within `limit`. A tag that is not closed counts only when it holds `key: value`
 * lines: then it was cut off; otherwise it is a mention in prose and stays text.
 */
function readExtent(
  text: string,
  tokens: Token[],
  next: Successors,
  i: number,
  limit: number,
): Extent | null {
  const open = tokens[i]
  if (!open || open.side === "close") return null
  if (open.selfClosing) return { body: [open.end, open.end], end: open.end, after: i + 1 }
  const closing = next.tool[i] ?? tokens.length
  const close = tokens[closing]
  if (close?.side === "close" && close.end <= limit) {
    const error = close.name === open.name ? undefined : `the tag is closed as </tool_use:${close.name}>`
    return { body: [open.end, close.start], end: close.end, after: closing + 1, ...(error && { error }) }
  }
  const end = Math.min(tokens[i + 1]?.start ?? text.length, limit)
  if (!hasKeyLine(text.slice(open.end, end))) return null
  const range = trimmed(text, [open.end, end])
  return { body: [open.end, end], end: range?.[1] ?? open.end, after: i + 1, error: "the tag is not closed" }
}

function readCall(text: string, tokens: Token[], next: Successors, i: number, limit: number) {
  const open = tokens[i]
  const extent = readExtent(text, tokens, next, i, limit)
  if (!open || !extent) return null
  const body = text.slice(...extent.body)
  const parsed = parseTagArguments(body)
  const error = extent.error ?? parsed.error
  const block: ToolCallBlock = {
    type: "tool_call",
    at: [open.start, extent.end],
    name: open.name,
    arguments: parsed.arguments,
    form: "tag",
    ...(error !== undefined && { error }),
  }
  return { block, after: extent.after }
}

/** The range without blanks at its ends, or null when nothing is left. */
function trimmed(text: string, [start, end]: TextRange): TextRange | null {
  const part = text.slice(start, end)
  const inner = part.trim()
  if (inner === "") return null
  const from = start + (part.length - part.trimStart().length)
  return [from, from + inner.length]
}

function moved(block: Block, offset: number): Block {
  return { ...block, at: [block.at[0] + offset, block.at[1] + offset] }
}
