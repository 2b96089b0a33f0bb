import { ReadableText } from "@/components/reader/text/readable"
import type { ShownBlock, ShownMessage } from "@/lib/model/reader/shown"
import { ImageBlock } from "./image-block"
import { Reasoning } from "./reasoning"
import { TextBlock } from "./text-block"

type Props = {
  message: ShownMessage
  block: Exclude<ShownBlock, { type: "tool_call" | "tool_result" }>
}

/** A block that holds no other and answers none. */
export function SimpleBlock({ message, block }: Props) {
  switch (block.type) {
    case "text": {
      const voice = message.role === "assistant" ? "said" : message.role === "tool" ? "tool" : "prompt"
      return <TextBlock message={message} pieces={block.pieces} voice={voice} />
    }
    case "reasoning":
      return <Reasoning message={message} thought={block.thought} />
    case "image":
      return <ImageBlock message={message} block={block} />
    case "other":
      return (
        <div className="my-2">
          <p className="text-muted text-sm">{`${block.name}, a kind of content shown as it was stored`}</p>
          <ReadableText message={message} content={block.content} voice="tool" />
        </div>
      )
  }
}
