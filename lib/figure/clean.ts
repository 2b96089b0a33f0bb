import type { Figure } from "./parts"

// Figures hold names that came from files: whatever they hold, they are one line of ordinary characters.

/** Above this a text is cut: no figure shows more. */
const LONGEST = 4000

// Control characters, non-characters, and the marks that turn the order of the text around them.
const UNWANTED = /[\p{Cc}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/gu

/** One line without control characters, lone surrogates or bidirectional overrides; inner blanks are single. */
export function cleanText(text: string): string {
  const line = text.toWellFormed().replace(/\s+/gu, " ").replace(UNWANTED, "").trim()
  return line.length > LONGEST
    ? `${line
        .slice(0, LONGEST)
        .toWellFormed()
        .replace(/\ufffd$/, "")}…`
    : line
}

/** The figure with each of its texts put through `clean`. */
export function cleanFigure(figure: Figure, clean: (text: string) => string = cleanText): Figure {
  const all = (texts: string[]) => texts.map(clean).filter((text) => text !== "")
  return {
    ...figure,
    title: clean(figure.title),
    sentence: clean(figure.sentence),
    method: all(figure.method),
    notes: all(figure.notes),
    citations: all(figure.citations),
    date: clean(figure.date),
    link: clean(figure.link),
    rowHead: clean(figure.rowHead),
    columnHead: clean(figure.columnHead),
    marks: figure.marks.map((mark) => ({
      ...mark,
      label: clean(mark.label),
      group: clean(mark.group),
      panel: clean(mark.panel),
      missingWords: clean(mark.missingWords),
      ...(mark.segments && {
        segments: mark.segments.map((segment) => ({ ...segment, label: clean(segment.label) })),
      }),
    })),
  }
}
