// Words as Unicode has them: Intl.Segmenter knows the scripts that put no spaces between words, such as Chinese and
// Thai. The locale is fixed, so that server and browser count alike.
const segmenter = new Intl.Segmenter("en", { granularity: "word" })

/** White space one by one, and what stands between it, cut at East Asian marks or where it would go on too long. */
const CHUNK = /\r\n|\s|[。，、；：！？「」]+|[^\s。，、；：！？「」]{1,200}/gu

const ASCII = /^[!-~]+$/
const ASCII_PIECE =
  /[A-Za-z0-9_]+(?:(?:(?<=[A-Za-z])['.](?=[A-Za-z])|(?<=[0-9])[.,](?=[0-9]))[A-Za-z0-9_]+)*|[!-~]/g

/** A text in its smallest parts: words, marks, white space. They join to the text. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const chunk of text.match(CHUNK) ?? []) {
    if (/^\s/.test(chunk)) pieces.push(chunk)
    else if (ASCII.test(chunk)) pieces.push(...(chunk.match(ASCII_PIECE) ?? []))
    // Each segment carries a copy of all that was segmented with it: only short texts may go in.
    else for (const { segment } of segmenter.segment(chunk)) pieces.push(segment)
  }
  return pieces
}

/**
 * The parts that a comparison word by word aligns; they join to the text. White space goes with what it follows: as
 * tokens of their own, a text's many single spaces would be matched in place of its words.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (const piece of piecesOf(text)) {
    const last = tokens.at(-1)
    if (last !== undefined && /^\s/.test(piece)) tokens[tokens.length - 1] = last + piece
    else tokens.push(piece)
  }
  return tokens
}

/** The words of a text: what has a letter or a digit in it. */
export function wordsOf(text: string): string[] {
  return piecesOf(text).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}

/** Lines with their ends; they join to the text. An empty text has none. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
