/**
 * Parses JSON as Python writes it: `NaN`, `Infinity` and `-Infinity` outside of strings become the strings
 * "NaN", "Infinity" and "-Infinity", which nothing can take for a number. A byte order mark is skipped.
 * @throws SyntaxError when the text is not JSON otherwise.
 */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "")
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!text.includes("NaN") && !text.includes("Infinity")) throw error
    return JSON.parse(quoteConstants(text))
  }
}

function quoteConstants(text: string): string {
  const parts: string[] = []
  let position = 0
  while (position < text.length) {
    const opening = text.indexOf('"', position)
    const outside = text.slice(position, opening === -1 ? text.length : opening)
    parts.push(outside.replace(/-?\b(?:NaN|Infinity)\b/g, (constant) => `"${constant}"`))
    if (opening === -1) break
    const end = stringEnd(text, opening)
    parts.push(text.slice(opening, end))
    position = end
  }
  return parts.join("")
}

/** The offset after the closing quote of the string that opens at `opening`. */
function stringEnd(text: string, opening: number): number {
  for (let quote = text.indexOf('"', opening + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (text[quote - 1 - backslashes] === "\\") backslashes++
    if (backslashes % 2 === 0) return quote + 1
  }
  return text.length
}
