const stringOrConstant = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\bInfinity\b|\bNaN\b/gs

/**
 * JSON.parse, but what Python writes for numbers that are none (NaN, Infinity, -Infinity) becomes null.
 * Throws a SyntaxError on anything else that is not JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) throw error
    return JSON.parse(text.replace(stringOrConstant, (match) => (match.startsWith('"') ? match : "null")))
  }
}
