import type { ShownBlock, ShownMessage } from "@/lib/model/reader/shown"
import { Action } from "./action"
import { PlannedAction } from "./call"
import { SimpleBlock } from "./simple-block"
import { TextBlock } from "./text-block"

/** One block of a message, wherever it stands alone. */
export function ContentBlock({ message, block }: { message: ShownMessage; block: ShownBlock }) {
  switch (block.type) {
    case "tool_call":
      return block.call.planned ? (
        <PlannedAction message={message} call={block.call} />
      ) : (
        <Action message={message} said={{ kind: "action", call: block.call, results: [], harm: null }} />
      )
    case "tool_result":
      return (
        <div className="my-2">
          <p className="text-muted text-sm">
            {`result${block.name ? ` of ${block.name}` : ""}, of no call in this transcript`}
            {block.error !== null && <b className="wrap-anywhere text-ink">{` error: ${block.error}`}</b>}
          </p>
          <TextBlock message={message} pieces={block.pieces} voice="tool" className="mt-1" />
        </div>
      )
    default:
      return <SimpleBlock message={message} block={block} />
  }
}
