import { advanceOf, type Weight } from "./font-files"

export type Type = { size: number; weight: Weight /** Digits all of one width. */; tabular?: boolean }

/** What a tabular digit of the font takes, in ems: its glyph "zero.tf", the wider of both weights. */
export const TABULAR_DIGIT = 0.6485

/** Width of a line in pixels: by the font's own advances, a safe guess where it has no glyph. */
export function textWidth(text: string, { size, weight, tabular = false }: Type): number {
  let ems = 0
  for (const character of text) {
    if (tabular && character >= "0" && character <= "9") ems += TABULAR_DIGIT
    else ems += characterWidth(character, weight)
  }
  return ems * size
}

/** True where the font can draw all of the text. */
export function isDrawable(text: string): boolean {
  return [...text].every((character) => advanceOf(character.codePointAt(0) ?? 0, 400) !== null)
}

/**
 * The text in lines no wider than `width`, broken at blanks, else after a separator, else anywhere. Beyond
 * `most` lines the last ends in an ellipsis.
 */
export function wrap(text: string, width: number, type: Type, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = []
  let line = ""
  for (const piece of pieces(text, width, type)) {
    if (line === "" || textWidth((line + piece).trimEnd(), type) <= width) line += piece
    else {
      lines.push(line.trim())
      line = piece
    }
  }
  if (line.trim() !== "") lines.push(line.trim())
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), ellipsise(lines.slice(most - 1).join(" "), width, type)]
}

/** The longest beginning that fits with an ellipsis. */
function ellipsise(text: string, width: number, type: Type): string {
  let kept = ""
  for (const { segment } of graphemes.segment(text)) {
    if (textWidth(`${kept}${segment}…`, type) > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Words with the blank after them; a word wider than a line in parts. "25 %" stays together. */
function pieces(text: string, width: number, type: Type): string[] {
  const words = text.replaceAll(" %", "\u00a0%").match(/[^ ]+ ?/g) ?? []
  return words.flatMap((word) => {
    if (textWidth(word.trimEnd(), type) <= width) return [word]
    const parts = word.match(/[^-_/.,:;&=?]*[-_/.,:;&=?]+|[^-_/.,:;&=?]+ ?/g) ?? [word]
    return parts.flatMap((part) => (textWidth(part.trimEnd(), type) <= width ? [part] : letters(part)))
  })
}

function letters(word: string): string[] {
  return [...graphemes.segment(word)].map(({ segment }) => segment)
}

// Joiners, variation selectors and the marks that stand above or below a letter.
const NO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

function characterWidth(character: string, weight: Weight): number {
  const own = advanceOf(character.codePointAt(0) ?? 0, weight)
  if (own !== null) return own
  if (NO_WIDTH.test(character)) return 0
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(character)) return 1.4
  return /[\p{sc=Arabic}\p{sc=Hebrew}]/u.test(character) ? 0.8 : 1.1
}
