import type { RawKind } from "@/lib/model/reader/raw/parts"

/** What each kind is called, and its line under the words: told apart without colour. */
export const rawKinds: Record<RawKind, { words: string; line: string }> = {
  reasoning: { words: "reasoning", line: "underline decoration-dotted" },
  tool_call: { words: "tool call", line: "underline decoration-solid" },
  tool_result: { words: "tool result", line: "underline decoration-dashed" },
  mail: { words: "mail", line: "underline decoration-double" },
  image: { words: "image", line: "underline decoration-wavy" },
  other: { words: "other content", line: "underline decoration-wavy" },
}
