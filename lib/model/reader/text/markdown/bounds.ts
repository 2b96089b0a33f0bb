// The Markdown parser's time grows faster than the text where marks nest or do not close. So what it is given is
// bounded before: in length, in how many marks there are, and in how deep a line nests.

const MOST_CHARACTERS = 24_000
const MOST_MARKS = 3_000
const MOST_DEPTH = 20

/** Whether a text may be read as Markdown: no more than a screenful of marks, and no deeper than anyone writes. */
export function isBounded(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false
  let marks = 0
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === LINE) depth = 0
    else if (depth >= 0) {
      if (CONTAINERS.has(unit)) depth++
      else if (unit !== BLANK && unit !== TAB) depth = -1
      if (depth > MOST_DEPTH && !RULES.has(unit)) return false
    }
    if (MARKS.has(unit)) marks++
    if (marks > MOST_MARKS) return false
  }
  return true
}

const unitsOf = (characters: string) => new Set(Array.from(characters, (one) => one.charCodeAt(0)))
const LINE = 10
const BLANK = 32
const TAB = 9
const MARKS = unitsOf("*_~[]`|$\\<&@")
const CONTAINERS = unitsOf(">*+-")
/** A line of these is a rule, however long. */
const RULES = unitsOf("*-")

/** Whether there is anything in a text that Markdown could read as more than paragraphs. */
export function hasMarkdown(text: string): boolean {
  return /[*_~[\]`|$\\<>&#@\t]|^[ +\-=]|^\d{1,9}[.)]|https?:|www\./m.test(text)
}
