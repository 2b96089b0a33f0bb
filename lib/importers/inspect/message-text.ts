import type { Block, TextRange } from "@/lib/model/transcript"

/** A message in the making: text grows at its end, blocks are ranges over it. */
export type MessageText = {
  text(): string
  blocks(): Block[]
  /** Appends a part, two newlines after what is there, and says where it stands; an empty part has no length. */
  append(part: string): TextRange
  add(...blocks: Block[]): void
}

export function messageText(): MessageText {
  let text = ""
  const blocks: Block[] = []
  return {
    text: () => text,
    blocks: () => blocks,
    append(part) {
      if (part !== "" && text !== "") text += "\n\n"
      const start = text.length
      text += part
      return [start, text.length]
    },
    add: (...added) => {
      blocks.push(...added)
    },
  }
}
