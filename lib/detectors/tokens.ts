import { DetectorError } from "./error"

export type Token = { start: number; end: number } & (
  | { kind: "word"; text: string }
  | { kind: "phrase"; text: string }
  | { kind: "regex"; source: string; ignoreCase: boolean }
  | { kind: "(" | ")" | "end" }
)

const KEYWORDS = new Set(
  "and or not verdict of on is action plan call to has tool with text said reasoning transcript".split(" "),
)
/** Of more than this nobody keeps an overview; it also bounds every step after this one. */
const LONGEST = 10_000

const GAP = /(?:\s+|(?:--|#)[^\n\r]*)+/y
const WORD = /[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_.:]|-(?!-))*/uy
const REGEX = /\/((?:[^/\\\n\r]|\\[^\n\r])+)\/([\p{L}\p{N}_]*)/uy
const CLOSING: Record<string, string> = { '"': '"', "'": "'", "“": "”" }

/** Whether a bare word is a word of the language, in any case. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word.toLowerCase())
}

/** Whether a text can stand as one word, without quotes. */
export function isWord(text: string): boolean {
  WORD.lastIndex = 0
  return WORD.exec(text)?.[0] === text
}

/** The words of a definition, with one `end` after the last. Throws DetectorError. */
export function tokensOf(text: string): Token[] {
  if (text.length > LONGEST)
    throw new DetectorError(`a definition may have ${LONGEST} characters at most`, text, LONGEST)
  const tokens: Token[] = []
  for (let at = skipGap(text, 0); at < text.length; ) {
    const token = tokenAt(text, at)
    tokens.push(token)
    at = skipGap(text, token.end)
  }
  return [...tokens, { kind: "end", start: text.length, end: text.length }]
}

function skipGap(text: string, at: number): number {
  GAP.lastIndex = at
  return at + (GAP.exec(text)?.[0].length ?? 0)
}

function tokenAt(text: string, start: number): Token {
  const char = String.fromCodePoint(text.codePointAt(start) ?? 0)
  if (char === "(" || char === ")") return { kind: char, start, end: start + 1 }
  if (CLOSING[char]) return phraseAt(text, start, CLOSING[char])
  if (char === "/") return regexAt(text, start)
  WORD.lastIndex = start
  const word = WORD.exec(text)?.[0]
  if (word === undefined) throw new DetectorError(`\`${char}\` means nothing here`, text, start)
  return { kind: "word", text: word, start, end: start + word.length }
}

function phraseAt(text: string, start: number, closing: string): Token {
  let phrase = ""
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === closing) {
      if (phrase === "") throw new DetectorError("there is nothing between these quotes", text, start)
      return { kind: "phrase", text: phrase, start, end: at + 1 }
    }
    if (char === "\n" || char === "\r") break
    phrase += char === "\\" ? escaped(text, ++at) : char
  }
  throw new DetectorError("the quote that opens here is not closed on its line", text, start)
}

function escaped(text: string, at: number): string {
  const char = text.charAt(at)
  if (char === "n") return "\n"
  if (char === "t") return "\t"
  if (char === "r") return "\r"
  if (/["'“”\\]/.test(char)) return char
  throw new DetectorError("a backslash in quotes is written twice: \\\\", text, at - 1)
}

function regexAt(text: string, start: number): Token {
  REGEX.lastIndex = start
  const match = REGEX.exec(text)
  if (!match) throw new DetectorError("the /pattern/ that opens here is not closed on its line", text, start)
  const [whole, source = "", flags = ""] = match
  const end = start + whole.length
  if (flags !== "" && flags !== "i")
    throw new DetectorError("after a /pattern/ only the flag i may stand", text, end - flags.length)
  return { kind: "regex", source, ignoreCase: flags === "i", start, end }
}
