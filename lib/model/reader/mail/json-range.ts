import { createScanner, type Node, type ParseError, parseTree } from "jsonc-parser"
import type { TextRange } from "@/lib/model/transcript"

/** Longer documents are left as text: parsing one takes many times its size. */
const LONGEST = 2_000_000
const DEEPEST = 60
// Of jsonc-parser's SyntaxKind, a const enum that does not outlive its compilation.
const KIND = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  unknown: 16,
  end: 17,
}

/**
 * Where a text has JSON: objects and lists that begin a line or the text. Ends at the first token that is none, and
 * goes on behind it, so that no part is read twice.
 */
export function jsonRanges(text: string): TextRange[] {
  const ranges: TextRange[] = []
  let read = 0
  for (const found of text.matchAll(/(?:^|[\n:])[ \t]{0,40}(?=[[{])/g)) {
    const start = found.index + found[0].length
    if (start < read) continue
    const { end, whole } = scan(text, start)
    if (whole) ranges.push([start, end])
    read = end
  }
  return ranges
}

/** The tree of a range that is JSON, its offsets counted from the range's start; null when it is not. */
export function jsonTree(text: string, [start, end]: TextRange): Node | null {
  const scanned = scan(text, start)
  if (!scanned.whole || scanned.end !== end) return null
  const errors: ParseError[] = []
  const tree = parseTree(text.slice(start, end), errors, { disallowComments: true })
  return errors.length > 0 ? null : (tree ?? null)
}

/** What a string node holds between its quotes, and whether that is written with escapes. */
export function stringRange(text: string, node: Node, offset: number): { at: TextRange; escaped: boolean } {
  const at: TextRange = [offset + node.offset + 1, offset + node.offset + node.length - 1]
  return { at, escaped: text.slice(...at).includes("\\") }
}

function scan(text: string, start: number): { end: number; whole: boolean } {
  const scanner = createScanner(text, true)
  scanner.setPosition(start)
  let depth = 0
  for (;;) {
    const kind: number = scanner.scan()
    const end = Math.max(scanner.getPosition(), start + 1)
    const failed = kind === KIND.unknown || kind === KIND.end || Number(scanner.getTokenError()) !== 0
    if (failed || depth > DEEPEST)
      return { end: kind === KIND.unknown ? scanner.getTokenOffset() + 1 : end, whole: false }
    if (kind === KIND.openBrace || kind === KIND.openBracket) depth++
    if (kind === KIND.closeBrace || kind === KIND.closeBracket) depth--
    if (depth === 0) return { end, whole: end - start <= LONGEST }
  }
}
