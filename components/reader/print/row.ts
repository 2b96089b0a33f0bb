import { count, plural } from "@/lib/format/words"
import type {
  ReaderRow,
  ShownBlock,
  ShownMessage,
  ShownPiece,
  ShownResult,
  ShownSaid,
  ShownThought,
} from "@/lib/model/reader/shown"
import { printCall, printMail } from "./call"
import { type Html, html } from "./html"
import { type Texts, textBlock } from "./text"

/** What rows need besides themselves: where an image is served, and texts that they hold only the beginning of. */
export type Printing = { texts: Texts; imageOf(message: number, block: number): string }

/** One row: a message of the prompts, a turn with what was thought before each thing said or done, or any other. */
export function printRow(row: ReaderRow, printing: Printing): Html {
  const { message } = row
  const same = message.sharedBy > 1 && ` · the same in ${plural(message.sharedBy - 1, "other transcript")}`
  const number = `#${message.ordinal + 1}`
  const title =
    row.kind === "turn"
      ? html`Turn ${count(row.number)} <span class="quiet">${number}</span>`
      : html`${message.role} <span class="quiet">${number}${same}</span>`
  return html`<section id="m${message.ordinal + 1}"><h3>${title}</h3>
${
  row.kind === "turn"
    ? row.steps.map(({ thought, said }) => [
        ...thought.map((one) => printThought(message, one, printing)),
        ...said.map((one) => printSaid(message, one, printing)),
      ])
    : row.blocks.map((block) => printBlock(message, block, printing))
}${unplaced(message)}</section>
`
}

function printSaid(message: ShownMessage, said: ShownSaid, printing: Printing): Html {
  if (said.kind === "content") return printBlock(message, said.block, printing)
  return html`${printCall(message, said.call, printing.texts, said.harm)}${said.results.map((result) => printResult(result, printing))}`
}

function printResult({ message, blocks, error, opens }: ShownResult, printing: Printing): Html {
  return html`<div class="back"${opens && html` id="m${message.ordinal + 1}"`}><h4>came back <span>#${message.ordinal + 1}</span>${
    error !== null && html` · <b>error: ${error}</b>`
  }</h4>
${blocks.map((block) => printBlock(message, block, printing))}${opens && unplaced(message)}</div>`
}

const forms = {
  full: "thought",
  summary: "thought, as the provider summarised it",
  redacted: "it thought; what was not recorded in readable form",
} as const

function printThought(message: ShownMessage, { form, tag, pieces }: ShownThought, { texts }: Printing): Html {
  return html`<div class="thought"><h4>${form === null ? "planned" : forms[form]}${tag !== null && `, from <${tag}>`}</h4>
${pieces.map((piece) => (piece.kind === "text" ? textBlock(message, piece.content, texts) : printCall(message, piece.call, texts)))}</div>`
}

function printBlock(message: ShownMessage, block: ShownBlock, printing: Printing): Html {
  const { texts } = printing
  switch (block.type) {
    case "text":
      return html`${block.pieces.map((piece) => printPiece(message, piece, texts))}`
    case "reasoning":
      return printThought(message, block.thought, printing)
    case "tool_call":
      return printCall(message, block.call, texts)
    case "tool_result":
      return html`<div class="code">${block.pieces.map((piece) => printPiece(message, piece, texts))}</div>`
    case "image":
      return printImage(message, block, printing)
    case "other":
      return html`<h4>${block.name}</h4><div class="code">${textBlock(message, block.content, texts)}</div>`
  }
}

function printPiece(message: ShownMessage, piece: ShownPiece, texts: Texts): Html {
  return piece.kind === "text" ? textBlock(message, piece.content, texts) : printMail(message, piece, texts)
}

const RASTER = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"])

function printImage(
  message: ShownMessage,
  block: Extract<ShownBlock, { type: "image" }>,
  { imageOf }: Printing,
): Html {
  const { mediaType, size, reference } = block
  if (size > 0 && mediaType !== null && RASTER.has(mediaType))
    return html`<figure><img src="${imageOf(message.ordinal, block.block)}" alt="An image in message ${message.ordinal + 1}"></figure>`
  return html`<p class="quiet">Image, not shown: ${mediaType ?? "of unknown type"}${reference !== null && `; it refers to ${reference.slice(0, 300)}`}</p>`
}

function unplaced({ unplaced: marks }: ShownMessage): Html {
  return html`${marks.map(
    ({ mark, quote }) =>
      html`<p id="${mark.id}" class="quiet">${mark.label} rests on markup that only the raw text shows: <q class="code">${quote}</q></p>`,
  )}`
}
