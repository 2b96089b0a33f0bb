import type { Block, TextRange, ToolCallBlock } from "@/lib/model/transcript"

type ReasoningBlock = Extract<Block, { type: "reasoning" }>

export type ThoughtPiece =
  | { kind: "text"; at: TextRange }
  | { kind: "plan"; call: ToolCallBlock; block: number }

/** The pieces of reasoning around the actions planned in it, without the blank lines next to those. */
export function piecesOf(text: string, block: ReasoningBlock, blocks: Block[]): ThoughtPiece[] {
  const pieces: ThoughtPiece[] = []
  let at = block.at[0]
  const addText = ([start, end]: TextRange) => {
    const part = text.slice(start, end)
    const from = start + (part.length - part.trimStart().length)
    if (part.trim() !== "") pieces.push({ kind: "text", at: [from, from + part.trim().length] })
  }
  for (const [index, call] of blocks.entries()) {
    if (call.type !== "tool_call" || !call.planned || call.at[0] < at || call.at[1] > block.at[1]) continue
    addText([at, call.at[0]])
    pieces.push({ kind: "plan", call, block: index })
    at = call.at[1]
  }
  addText([at, block.at[1]])
  return pieces
}
