import { DetectorError } from "./error"
import { type Token, tokensOf } from "./tokens"

const DEEPEST = 50

/** The tokens of a definition, one after the other. */
export class Reader {
  private readonly tokens: Token[]
  private at = 0
  private depth = 0

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text)
  }

  get next(): Token {
    return this.token(this.at)
  }

  /** Takes the next token when it is this word of the language. */
  take(word: string): boolean {
    const found = this.sees(word, this.at)
    if (found) this.at++
    return found
  }

  expect(word: string, message: string): void {
    if (!this.take(word)) this.fail(message)
  }

  takeKind<K extends Token["kind"]>(kind: K): Extract<Token, { kind: K }> | null {
    const token = this.next
    if (!isKind(token, kind)) return null
    this.at++
    return token
  }

  /** Takes an `or` only when what follows it goes on with the list before it. */
  takeOrBefore(goesOn: (token: Token) => boolean): boolean {
    if (!this.sees("or", this.at) || !goesOn(this.token(this.at + 1))) return false
    this.at++
    return true
  }

  within<T>(read: () => T): T {
    if (++this.depth > DEEPEST) this.fail(`conditions may stand ${DEEPEST} deep in one another at most`)
    const result = read()
    this.depth--
    return result
  }

  fail(problem: string, token = this.next): never {
    throw new DetectorError(problem, this.text, token.start)
  }

  private sees(word: string, at: number): boolean {
    return isThe(this.token(at), word)
  }

  private token(at: number): Token {
    return this.tokens[at] ?? { kind: "end", start: this.text.length, end: this.text.length }
  }
}

function isKind<K extends Token["kind"]>(token: Token, kind: K): token is Extract<Token, { kind: K }> {
  return token.kind === kind
}

/** Whether a token is this word of the language, in any case. */
export function isThe(token: Token, word: string): boolean {
  return token.kind === "word" && token.text.toLowerCase() === word
}
