import type { Figure, FigureMark } from "@/lib/figure/parts"
import { countWords, intervalWords, missingWords, rateWords } from "@/lib/figure/words"
import { type Type, textWidth, wrap } from "./measure"
import { mixed } from "./palette"
import { hatch } from "./patterns"
import { LINE, type Pen } from "./pen"

const PAD = 7
const GAP = 3
const WIDEST = 150

export type Matrix = {
  figure: Figure
  type: Type
  label: number
  cell: number
  /** Columns that stand side by side; the others follow below. */
  side: number
  width: number
}

/** Rows and columns of a matrix's marks; a mark without a group is a row of the one column "". */
export function placeOf({ group, label }: FigureMark): { row: string; column: string } {
  return group === "" ? { row: label, column: "" } : { row: group, column: label }
}

/** The different rows or columns, in the marks' order. */
export function namesOf(marks: FigureMark[], which: "row" | "column"): string[] {
  return [...new Set(marks.map((mark) => placeOf(mark)[which]))]
}

/** Sizes the cells of a matrix for `width`; the same for every panel. */
export function layMatrix(figure: Figure, width: number): Matrix {
  const type = { size: 12, weight: 400, tabular: true } as const
  const plain = { ...type, tabular: false }
  const { marks } = figure
  const heads = [figure.rowHead, ...namesOf(marks, "row")]
  const label = Math.min(
    Math.max(60, ...heads.map((words) => textWidth(words, plain))) + 1,
    width * 0.28,
    240,
  )
  const lines = marks.flatMap((mark) => [rateWords(mark), countWords(mark), intervalWords(mark)])
  const needed = Math.max(...lines.map((words) => textWidth(words, { ...type, weight: 600 })), 56)
  const columns = namesOf(marks, "column")
  const names = Math.max(...columns.map((name) => textWidth(name, plain)))
  const natural = Math.max(needed, Math.min(names, WIDEST)) + 2 * PAD
  const fits = (cell: number) => Math.max(1, Math.floor((width - label - GAP) / (cell + GAP)))
  const cell = fits(natural) >= columns.length ? natural : needed + 2 * PAD
  const tables = Math.ceil(columns.length / fits(cell))
  const side = Math.ceil(columns.length / tables)
  return { figure, type, label, cell, side, width: label + (cell + GAP) * side + GAP }
}

/** Draws one panel, in as many tables below each other as its columns need; answers the y below. */
export function drawMatrix(pen: Pen, matrix: Matrix, marks: FigureMark[], x: number, top: number): number {
  const columns = namesOf(marks, "column")
  let y = top
  for (let first = 0; first < columns.length; first += matrix.side) {
    if (first > 0) y += 14
    y = drawTable(pen, matrix, marks, columns.slice(first, first + matrix.side), x, y)
  }
  return y
}

function drawTable(pen: Pen, matrix: Matrix, marks: FigureMark[], columns: string[], x: number, top: number) {
  const { figure, label, cell } = matrix
  const type = { size: 11.5, weight: 400 } as const
  const line = type.size * LINE
  const heads = [figure.rowHead, ...columns].map((words, index) =>
    wrap(words, index === 0 ? label : cell - PAD, type, 4),
  )
  const deepest = Math.max(...heads.map(({ length }) => length))
  for (const [index, lines] of heads.entries()) {
    const words = index === 0 ? figure.rowHead : (columns[index - 1] ?? "")
    const at = index === 0 ? x : x + label + GAP + index * (cell + GAP) - GAP - PAD
    const style = {
      ...type,
      fill: pen.palette.muted,
      anchor: index === 0 ? "start" : "end",
      most: 4,
    } as const
    pen.paragraph(words, at, top + (deepest - lines.length) * line, index === 0 ? label : cell - PAD, style)
  }
  let y = top + deepest * line + 4
  pen.line(x, y, x + label + GAP + columns.length * (cell + GAP) - GAP, y, pen.palette.edge)
  y += GAP
  for (const row of namesOf(marks, "row")) {
    const cells = columns.map((column) =>
      marks.filter((mark) => placeOf(mark).row === row && placeOf(mark).column === column),
    )
    if (cells.every(({ length }) => length === 0)) continue
    const name = wrap(row, label - 4, type, 5).length * line + 8
    const height = Math.max(name, ...cells.map((found) => sum(found.map((mark) => heightOf(matrix, mark)))))
    pen.paragraph(row, x, y + 4, label - 4, { ...type, most: 5 })
    for (const [index, found] of cells.entries()) {
      const left = x + label + GAP + index * (cell + GAP)
      let at = y
      for (const [place, mark] of found.entries()) {
        const rest = place === found.length - 1 ? y + height - at : heightOf(matrix, mark)
        drawCell(pen, matrix, mark, { x: left, y: at, width: cell, height: rest })
        at += rest
      }
      if (found.length === 0)
        pen.text("–", left + cell - PAD, y + 4, { fill: pen.palette.muted, anchor: "end" })
    }
    y += height + GAP
  }
  return y
}

type Line = { words: string; muted: boolean; weight: 400 | 600; size: number }

function linesOf({ type, cell }: Matrix, mark: FigureMark): Line[] {
  const small = { size: type.size - 1.5, weight: 400 } as const
  const reasons = wrap(missingWords(mark), cell - 2 * PAD, small, 4)
  const line = (words: string, muted: boolean, weight: 400 | 600 = 400, size = type.size) => ({
    words,
    muted,
    weight,
    size,
  })
  return [
    line(rateWords(mark), false, 600),
    line(countWords(mark), false),
    line(intervalWords(mark), true),
    ...(mark.published ? [line("published", true, 400, small.size)] : []),
    ...reasons.map((words) => line(words, true, 400, small.size)),
  ].filter(({ words }) => words !== "")
}

const BAR = 4

function heightOf(matrix: Matrix, mark: FigureMark): number {
  return sum(linesOf(matrix, mark).map(({ size }) => size * LINE)) + 6 + BAR + (hatched(mark) ? 8 : 0)
}

const hatched = (mark: FigureMark) => mark.missing > 0 || mark.n === 0

/** The darker its ground and the longer its bar, the higher the rate; hatched where some are left out. */
function drawCell(
  pen: Pen,
  matrix: Matrix,
  mark: FigureMark,
  box: { x: number; y: number; width: number; height: number },
) {
  const tone = pen.palette[mark.tone]
  const rate = mark.n === 0 ? 0 : (mark.rate ?? 0)
  const { x, y, width, height } = box
  pen.rect(x, y, width, height, mixed(tone, pen.palette.paper, 0.05 + rate * 0.22))
  if (mark.published) pen.rect(x + 1, y + 1, width - 2, height - 2, "none", pen.palette.edge, true)
  let at = y + 3
  for (const { words, muted, weight, size } of linesOf(matrix, mark)) {
    const fill = muted ? pen.palette.muted : pen.palette.ink
    pen.text(words, x + width - PAD, at, { size, weight, fill, anchor: "end", tabular: true })
    at += size * LINE
  }
  if (hatched(mark)) hatch(pen, x + PAD, at + 1, width - 2 * PAD, mark.n > 0 ? 6 : y + height - at - PAD)
  if (rate > 0)
    pen.rect(x, y + height - BAR, rate * width, BAR, mark.published ? pen.palette.paper : tone, tone)
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
