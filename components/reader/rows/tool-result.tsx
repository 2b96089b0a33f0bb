import { RawText } from "@/components/reader/raw/text"
import { plural } from "@/lib/format/words"
import type { ShownBlock, ShownPiece, ShownResult } from "@/lib/model/reader/shown"
import { withoutAnsi } from "@/lib/model/reader/text/ansi"
import { Call } from "./call"
import { SimpleBlock } from "./simple-block"
import { TextBlock } from "./text-block"

const SHORT = 600
const LINES = 3
const BEGINNING = 4_000

/** What came back for a call: open when it is short, failed, or holds a mark; else its first lines and how much. */
export function ToolResult({ result }: { result: ShownResult }) {
  const { message, blocks, length, error, opens } = result
  const hasImage = blocks.some(({ type }) => type === "image")
  const open = length <= SHORT || error !== null || message.marks.length > 0
  const body = blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a message never move.
    <ResultBlock key={index} result={result} block={block} />
  ))
  const frame = {
    ...(opens ? { id: `m${message.ordinal + 1}` } : {}),
    "data-message": message.ordinal,
    tabIndex: -1,
    className:
      "group/result mt-2 scroll-mt-12 border-line border-t pt-1 outline-none target:border-accent data-here:border-accent",
  }
  const failure = error !== null && (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-sm">
      <b className="font-semibold">error:</b> {error.length > SHORT ? `${error.slice(0, SHORT)}…` : error}
    </p>
  )
  if (length <= SHORT) {
    return (
      <div {...frame}>
        <p className="text-muted text-sm">{length === 0 && !hasImage ? "result: empty" : "result"}</p>
        {failure}
        {body}
        {opens && <RawText message={message} inline />}
      </div>
    )
  }
  return (
    <details {...frame} data-fold open={open}>
      <summary className="disclosure min-h-[24px] text-muted text-sm">
        {`result · all ${plural(length, "character")}`}
        <span
          dir="auto"
          className="wrap-anywhere mt-1 line-clamp-3 whitespace-pre-wrap pl-[1em] font-mono text-ink text-xs group-open/result:hidden print:hidden"
        >
          {firstLines(blocks)}
        </span>
      </summary>
      {failure}
      {body}
      {opens && <RawText message={message} inline />}
    </details>
  )
}

function ResultBlock({ result: { message, error }, block }: { result: ShownResult; block: ShownBlock }) {
  if (block.type === "tool_call") return <Call message={message} call={block.call} />
  if (block.type !== "tool_result") return <SimpleBlock message={message} block={block} />
  // An importer may have taken the error from the text itself: it is then said once.
  if (error !== null && textOf(block.pieces).trim() === error.trim() && error.length <= SHORT) return null
  return <TextBlock message={message} pieces={block.pieces} voice="tool" className="mt-1" />
}

function textOf(pieces: ShownPiece[]): string {
  return pieces
    .map((piece) => (piece.kind === "text" ? piece.content.text : (piece.body?.text ?? "")))
    .join("")
}

/** How a result begins, in a few lines. */
function firstLines(blocks: ShownBlock[]): string {
  for (const block of blocks) {
    if (block.type === "image") return "an image"
    if (block.type !== "tool_result" && block.type !== "text") continue
    const [first] = block.pieces
    if (first?.kind === "mail") return first.mail.subject ?? "mail"
    const begins = withoutAnsi((first?.content.text ?? "").slice(0, BEGINNING))
    const words = begins
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(0, LINES)
      .join("\n")
    if (words !== "") return words.length > 400 ? `${words.slice(0, 400)}…` : words
  }
  return ""
}
