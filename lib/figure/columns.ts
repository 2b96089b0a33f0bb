import { type Type, textWidth, wrap } from "@/lib/figure/drawing/measure"
import { type Figure, type FigureMark, isTold } from "./parts"
import { countWords, differenceWords, intervalWords, missingWords, pWords, rateWords } from "./words"

/** The lines of a cell; below the first they are muted. */
export type Column = {
  head: string
  width: number
  cells: Map<FigureMark, string[]>
  /** Marks whose figure here is bold: differences that are told from chance. */
  told?: Set<FigureMark>
  /** Words, at the left and behind a hatched swatch, instead of figures at the right. */
  missing?: boolean
}

export const SWATCH = 14

/** The columns beside a chart of rows. Narrow, an interval stands below what it belongs to. */
export function columnsOf({ form, marks }: Figure, narrow: boolean, type: Type): Column[] {
  const column = (head: string, lines: (mark: FigureMark) => string[]): Column => {
    const cells = new Map(marks.map((mark) => [mark, lines(mark)]))
    const widest = Math.max(0, ...[...cells.values()].flat().map((line) => textWidth(line, type)))
    const word = Math.max(0, ...head.split(" ").map((word) => textWidth(word, headType(type))))
    return { head, cells, width: Math.max(widest, word) }
  }
  const apart = (head: string, second: string, lines: (mark: FigureMark) => [string, string]) =>
    narrow
      ? [column(`${head}, ${second}`, lines)]
      : [column(head, (mark) => [lines(mark)[0]]), column(second, (mark) => [lines(mark)[1]])]
  const any = form === "mix" && marks.some(({ anyHarm }) => anyHarm) ? "any harm " : ""
  const columns = [column(`${any}k/n`, (mark) => [countWords(mark)])]
  if (form === "difference") {
    const told = marks.filter(
      ({ difference }) => difference && difference !== "baseline" && isTold(difference),
    )
    const [difference, ...interval] = apart("difference in points", "95 % interval", differenceOf)
    columns.push(
      ...(narrow ? [] : [column("rate", (mark) => [rateWords(mark)])]),
      ...(difference ? [{ ...difference, width: difference.width + 3, told: new Set(told) }] : []),
      ...interval,
      ...apart("p", "Holm", pOf),
    )
  } else columns.push(...apart("rate", "95 % interval", (mark) => [rateWords(mark), intervalWords(mark)]))
  return columns
}

/** Why transcripts are in no n, where any are not; no wider than `most`. */
export function missingColumn({ marks }: Figure, most: number, type: Type): Column[] {
  if (marks.every(({ missing }) => missing === 0)) return []
  const natural = Math.max(...marks.map((mark) => textWidth(missingWords(mark), type)))
  const width = Math.min(most, Math.max(natural + SWATCH, textWidth("missing", headType(type))))
  const cells = new Map(marks.map((mark) => [mark, wrap(missingWords(mark), width - SWATCH, type, 4)]))
  return [{ head: "missing", width, cells, missing: true }]
}

export function headType({ size }: Type): Type {
  return { size: size - 1, weight: 400 }
}

function differenceOf({ difference }: FigureMark): [string, string] {
  if (difference === "baseline") return ["baseline", ""]
  return difference ? differenceWords(difference) : ["–", ""]
}

function pOf({ difference }: FigureMark): [string, string] {
  return difference && difference !== "baseline" ? [pWords(difference.p), pWords(difference.pHolm)] : ["", ""]
}
