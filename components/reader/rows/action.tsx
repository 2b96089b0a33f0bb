import type { ShownBlock, ShownCall, ShownMessage, ShownSaid } from "@/lib/model/reader/shown"
import { Call, CallHeading } from "./call"
import { ToolResult } from "./tool-result"

type Said = Extract<ShownSaid, { kind: "action" }>

/** Something the agent did to the world, with what came back. */
export function Action({ message, said: { call, results, harm } }: { message: ShownMessage; said: Said }) {
  const failed = call.error !== null || results.some(({ error }) => error !== null)
  const deed = deedOf(call, failed)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div
      role="group"
      data-action
      data-harm={harm ?? undefined}
      tabIndex={-1}
      aria-label={`${deed} ${call.name}`}
      className={`my-2 max-w-[calc(75ch+1.5rem)] scroll-mt-12 outline-accent data-here:outline-2 ${frameOf(call, harm)}`}
    >
      {harm !== null && (
        <p className="mb-1 text-sm">
          <b className="font-semibold text-harm">rests on this:</b> {harm}
        </p>
      )}
      <CallHeading deed={call.mail ? null : deed} call={call} />
      <Call message={message} call={call} failed={failed} />
      {results.map((result) => (
        <ToolResult key={`${result.message.ordinal} ${keyOf(result.blocks[0])}`} result={result} />
      ))}
      {results.length === 0 && call.form === "native" && (
        <p className="mt-2 text-muted text-sm">no result was recorded</p>
      )}
    </div>
  )
}

/** A mail has a frame of its own. */
function frameOf(call: ShownCall, harm: string | null): string {
  if (harm !== null) return "border border-harm border-l-4 px-3 py-2"
  return call.mail ? "" : "border border-edge px-3 py-2"
}

function deedOf(call: ShownCall, failed: boolean): string {
  if (!call.mail) return failed ? "tried" : "did"
  const forwards = /forward/i.test(call.name)
  if (failed) return forwards ? "tried to forward" : "tried to send"
  return forwards ? "forwarded" : "sent"
}

function keyOf(block: ShownBlock | undefined): string {
  return block && "at" in block ? `${block.type} ${block.at[0]}` : `${block?.type}`
}
