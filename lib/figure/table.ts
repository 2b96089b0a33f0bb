import { segmentsOf } from "@/lib/figure/drawing/legend"
import { namesOf, placeOf } from "@/lib/figure/drawing/matrix"
import { count } from "@/lib/format/words"
import { type Figure, type FigureMark, split } from "./parts"
import { countWords, differenceWords, intervalWords, missingWords, pWords, rateWords } from "./words"

/** Cells in words; `words` says how many columns at the left are words, which stand at the left. */
export type FigureTable = { caption: string; head: string[]; rows: string[][]; words: number }

/** The numbers of a figure whose texts are clean: one table, or for a matrix one per panel. */
export function tablesOf(figure: Figure): FigureTable[] {
  if (figure.form !== "matrix") return [longTable(figure)]
  return split(figure.marks, "panel").map(({ value, marks }) => matrixTable(figure, value, marks))
}

type Column = { head: string; cell: (mark: FigureMark) => string }

function longTable(figure: Figure): FigureTable {
  const { form, marks, rowHead, columnHead } = figure
  const nested = marks.some(({ group }) => group !== "")
  const words: Column[] = [
    ...where(
      marks.some(({ panel }) => panel !== ""),
      { head: "panel", cell: (mark) => mark.panel },
    ),
    ...where(nested, { head: rowHead, cell: (mark) => mark.group }),
    { head: nested ? columnHead : rowHead, cell: (mark) => mark.label },
    ...where(
      marks.some(({ published }) => published),
      { head: "source", cell: (mark) => (mark.published ? "published" : "transcripts") },
    ),
  ]
  const any = form === "mix" && marks.some(({ anyHarm }) => anyHarm) ? "any harm, " : ""
  const numbers: Column[] = [
    ...segmentsOf(figure).map(({ label }) => ({
      head: label,
      cell: (mark: FigureMark) => segmentOf(mark, label),
    })),
    { head: `${any}k/n`, cell: countWords },
    { head: "rate", cell: rateWords },
    { head: "95 % interval", cell: intervalWords },
    ...(form === "difference" ? DIFFERENCE : []),
    ...where(
      marks.some(({ missing }) => missing > 0),
      { head: "missing", cell: missingWords },
    ),
  ]
  const columns = [...words, ...numbers]
  const rows = marks.map((mark) => columns.map(({ cell }) => cell(mark)))
  return { caption: "", head: columns.map(({ head }) => head), rows, words: words.length }
}

const DIFFERENCE: Column[] = [
  {
    head: "difference in points",
    cell: (mark) => compared(mark, (difference) => differenceWords(difference)[0]),
  },
  {
    head: "its 95 % interval",
    cell: (mark) => compared(mark, (difference) => differenceWords(difference)[1], ""),
  },
  { head: "p", cell: (mark) => compared(mark, ({ p }) => pWords(p), "") },
  { head: "p (Holm)", cell: (mark) => compared(mark, ({ pHolm }) => pWords(pHolm), "") },
]

type Compared = Exclude<NonNullable<FigureMark["difference"]>, "baseline">

function compared({ difference }: FigureMark, say: (difference: Compared) => string, baseline = "baseline") {
  if (difference === "baseline") return baseline
  return difference ? say(difference) : ""
}

function segmentOf({ segments = [] }: FigureMark, label: string): string {
  const found = segments.find((segment) => segment.label === label)
  return found ? count(found.count) : ""
}

function where(wanted: boolean, column: Column): Column[] {
  return wanted ? [column] : []
}

function matrixTable({ rowHead }: Figure, panel: string, marks: FigureMark[]): FigureTable {
  const columns = namesOf(marks, "column")
  const rows = namesOf(marks, "row").map((row) => [
    row,
    ...columns.map((column) =>
      marks
        .filter((mark) => placeOf(mark).row === row && placeOf(mark).column === column)
        .map(matrixCell)
        .join("; "),
    ),
  ])
  return { caption: panel, head: [rowHead, ...columns.map((column) => column || "rate")], rows, words: 1 }
}

function matrixCell(mark: FigureMark): string {
  const missing = missingWords(mark)
  return [
    `${countWords(mark)} = ${rateWords(mark)}`,
    intervalWords(mark),
    ...(mark.published ? ["published"] : []),
    ...(missing === "" ? [] : [`(${missing})`]),
  ]
    .filter((words) => words !== "")
    .join(" ")
}
