// "@Ann Other" in a comment names a person; what it names is decided by the names that there are.

export type MentionPiece = { text: string; mention: boolean }

/**
 * The text in pieces, those that name somebody apart. Longer names are taken before shorter ones, case does not
 * matter, and a name ends where no letter or digit follows.
 */
export function mentionPieces(text: string, names: string[]): MentionPiece[] {
  const byLength = [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length)
  const pieces: MentionPiece[] = []
  let from = 0
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (at > 0 && WORD.test(text.slice(0, at))) continue
    const length = lengthOfName(text, at + 1, byLength)
    if (length === 0) continue
    if (at > from) pieces.push({ text: text.slice(from, at), mention: false })
    from = at + 1 + length
    pieces.push({ text: text.slice(at, from), mention: true })
    at = from - 1
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mention: false })
  return pieces
}

/** Those of the people whom a text names; all of one name where several have it. */
export function mentionedIn<P extends { name: string }>(text: string, people: P[]): P[] {
  const pieces = mentionPieces(
    text,
    people.map(({ name }) => name),
  )
  const named = new Set(pieces.flatMap((piece) => (piece.mention ? [folded(piece.text.slice(1))] : [])))
  return people.filter(({ name }) => named.has(folded(name)))
}

/** What is being typed after an "@" before the caret, and where it begins; null where nobody is being named. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const before = text.slice(0, caret)
  const from = before.lastIndexOf("@")
  if (from === -1 || (from > 0 && WORD.test(before.slice(0, from)))) return null
  const typed = before.slice(from + 1)
  return /\n/.test(typed) || typed.length > 60 ? null : { from, typed }
}

/** Ends in a letter or digit: an "@" after it is part of an address. */
const WORD = /[\p{L}\p{N}]$/u

function lengthOfName(text: string, at: number, names: string[]): number {
  const found = names.find((name) => {
    const end = at + name.length
    return folded(text.slice(at, end)) === folded(name) && !/^[\p{L}\p{N}]/u.test(text.slice(end))
  })
  return found?.length ?? 0
}

function folded(name: string): string {
  return name.toLowerCase()
}
