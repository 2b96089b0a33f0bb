import type { ReadingHead } from "@/lib/model/reader/reading"
import type { ReaderRow } from "@/lib/model/reader/shown"
import type { Variable } from "@/lib/model/study"
import { printHead, printTitle } from "./head"
import { html } from "./html"
import { printRow } from "./row"
import { printStyle } from "./style"
import type { Texts } from "./text"

type Props = {
  reading: ReadingHead
  variables: Variable[]
  /** Where the server is, and the transcript's address there. */
  site: string
  address: string
  /** What the answer's policy lets the style by. */
  nonce: string
  batches: AsyncIterable<{ rows: ReaderRow[]; texts: Texts }>
}

/**
 * A transcript as one document, piece by piece: what it is and what was said of it, then every row in full.
 * Where reading fails on the way the document says so at its end, and the failure is thrown on.
 */
export async function* printDocument(props: Props): AsyncGenerator<string> {
  const { reading, variables, site, address, nonce, batches } = props
  const title = printTitle(reading)
  yield `<!doctype html>
${
  html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>`.text
}<style nonce="${nonce.replace(/[^A-Za-z0-9+/=_-]/g, "")}">${printStyle(title, `${site}${address}`)}</style></head><body><main>
${
  html`<p class="screen">To print, or to save as PDF, use your browser. <a href="${address}">Back to the transcript</a></p>
${printHead(reading, variables, `${site}${address}`)}`.text
}`
  const imageOf = (message: number, block: number) =>
    `/api/v1/transcripts/${reading.id}/messages/${message + 1}/images/${block}?study=${reading.study.slug}`
  try {
    for await (const { rows, texts } of batches)
      for (const row of rows) yield printRow(row, { texts, imageOf }).text
  } catch (error) {
    yield html`<h2>The document ends here: the rest of the transcript could not be read.</h2>`.text
    throw error
  }
  yield "</main></body></html>\n"
}
