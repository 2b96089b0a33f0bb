// Words as Unicode has them: Intl.Segmenter knows the scripts that put no spaces between words, such as Chinese and
// Thai. The locale is fixed, so that server and browser count alike.
const segmenter = new Intl.Segmenter("en", { granularity: "word" })

/** A text in its smallest parts: words, marks, white space. They join to the text. */
export function piecesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
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

/** The words of a text, without marks and white space. */
export function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
}

/** Lines with their ends; they join to the text. An empty text has none. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
