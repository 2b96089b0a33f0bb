import { withoutEscapes } from "@/lib/model/reader/mail/escapes"
import type { Mail } from "@/lib/model/reader/mail/parts"
import { type Mark, segmentsOf } from "@/lib/model/reader/marks"
import type { ShownMessage, ShownText } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"
import { type Html, html } from "./html"

/** Full texts of messages, by ordinal, where a text is longer than what a row holds of it. */
export type Texts = Map<number, string>

/** A text in full, its evidence marked, and named where it ends. */
export function printText(
  message: ShownMessage,
  content: ShownText,
  texts: Texts,
  escapes: Mail["escapes"] = null,
): Html {
  const at: TextRange = [content.at[0], content.rest.at(-1)?.[1] ?? content.at[1]]
  const source = texts.get(message.ordinal)
  const text = content.rest.length > 0 && source !== undefined ? source.slice(...at) : content.text
  return markedText(text, [at[0], at[0] + text.length], message.marks, escapes)
}

/** A text that stands at `at` in its message; escapes in it are shown as what they stand for. */
export function markedText(
  text: string,
  at: TextRange,
  marks: Mark[],
  escapes: Mail["escapes"] = null,
): Html {
  const own = marks.filter(({ kind }) => kind !== "link")
  return html`${segmentsOf(at, own).map((segment) => {
    const shown = withoutEscapes(text.slice(segment.at[0] - at[0], segment.at[1] - at[0]), escapes)
    if (segment.marks.length === 0) return html`${shown}`
    const note = segment.marks.every(({ kind }) => kind === "comment")
    const labels = [...new Set(segment.closes.map(({ label }) => label))]
    return html`${segment.opens.map(({ id }) => html`<a id="${id}"></a>`)}<mark${note && html` class="note"`}>${shown}</mark>${
      labels.length > 0 && html`<sup> [${labels.join(", ")}] </sup>`
    }`
  })}`
}

/** Text as it was written, in a paragraph of its own direction. */
export function textBlock(
  message: ShownMessage,
  content: ShownText,
  texts: Texts,
  escapes: Mail["escapes"] = null,
): Html {
  return html`<div class="text" dir="auto">${printText(message, content, texts, escapes)}</div>`
}
