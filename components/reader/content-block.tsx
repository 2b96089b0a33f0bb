import { type Mark, readsAsInbox } from "@/lib/model/marks"
import type { ReadMessage } from "@/lib/model/reading"
import type { Block } from "@/lib/model/transcript"
import { Action } from "./action"
import { ImageBlock } from "./image-block"
import { Inbox } from "./inbox"
import { Reasoning } from "./reasoning"
import { TextBlock } from "./text-block"

/** One block of a message, wherever it stands alone. */
export function ContentBlock({
  message,
  block,
  marks,
}: {
  message: ReadMessage
  block: Block
  marks: Mark[]
}) {
  const { text } = message
  switch (block.type) {
    case "text":
      return readsAsInbox(message, block) ? (
        <Inbox text={text} at={block.at} marks={marks} />
      ) : (
        <TextBlock text={text} at={block.at} marks={marks} className="my-2" />
      )
    case "reasoning":
      return (
        <Reasoning text={text} thought={{ block, pieces: [{ kind: "text", at: block.at }] }} marks={marks} />
      )
    case "tool_call":
      return <Action text={text} call={block} marks={marks} results={[]} marksOf={() => []} />
    case "tool_result":
      return (
        <div className="my-2">
          <p className="text-muted text-sm">
            {`result${block.name ? ` of ${block.name}` : ""}, of no call in this transcript`}
            {block.error !== undefined && <b className="text-ink">{` error: ${block.error}`}</b>}
          </p>
          <TextBlock text={text} at={block.at} marks={marks} className="font-mono text-xs" />
        </div>
      )
    case "image":
      return <ImageBlock block={block} ordinal={message.ordinal} />
    case "other":
      return (
        <div className="my-2">
          <p className="text-muted text-sm">{`${block.name}, a kind of content shown as it was stored`}</p>
          <TextBlock text={text} at={block.at} marks={marks} className="font-mono text-xs" />
        </div>
      )
  }
}
