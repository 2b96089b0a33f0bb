import { type Column, columnsOf, headType, missingColumn, SWATCH } from "@/lib/figure/columns"
import { type Figure, type FigureMark, split } from "@/lib/figure/parts"
import { type Type, textWidth, wrap } from "./measure"
import { hatch } from "./patterns"
import { LINE, type Pen } from "./pen"
import { differenceScale, rateScale, type Scale } from "./scale"
import { drawTrack } from "./track"

const GAP = 16
/** Room for half an axis label on either side of the track. */
const SIDE = 10
const INDENT = 12
const NARROW = 760
/** Above this many lines they shrink; their labels stay. */
const ROOMY = 12

export type Rows = {
  figure: Figure
  type: Type
  pad: number
  radius: number
  label: number
  track: number
  columns: Column[]
  scale: Scale
  /** What all columns need: more than was offered where numbers are very long. */
  width: number
}

/** Places the columns of dots, bars, mix and difference in `width`; the same for every panel. */
export function layRows(figure: Figure, width: number): Rows {
  const roomy = figure.marks.length <= ROOMY
  const type = { size: roomy ? 12.5 : 11.5, weight: 400, tabular: true } as const
  const narrow = width < NARROW
  const columns = [
    ...columnsOf(figure, narrow, type),
    ...missingColumn(figure, narrow ? 104 : 150, { ...type, tabular: false }),
  ]
  const nested = figure.marks.some(({ group }) => group !== "") ? INDENT : 0
  const heads = narrow ? labelHead(figure).split(" ") : [labelHead(figure)]
  const natural = Math.max(
    ...figure.marks.map((mark) =>
      Math.max(textWidth(mark.label, { ...type, tabular: false }), textWidth(below(mark), type)),
    ),
    ...heads.map((word) => textWidth(word, headType(type))),
    40,
  )
  const taken = columns.reduce((sum, column) => sum + column.width + GAP, 0) + GAP + 2 * SIDE
  const most = Math.max(100, Math.min(width * 0.32, width - taken - 180))
  const label = Math.min(natural + nested + 1, most)
  const track = Math.max(width - taken - label, 80)
  const scale = figure.form === "difference" ? differenceScale(figure.marks, track) : rateScale(track)
  return {
    figure,
    type,
    pad: roomy ? 7 : 3,
    radius: roomy ? 4.5 : 3.5,
    label,
    track,
    columns,
    scale,
    width: label + taken + track,
  }
}

/** Draws one panel's rows below its axis; answers the y below them. */
export function drawRows(pen: Pen, rows: Rows, marks: FigureMark[], x: number, top: number): number {
  let y = drawHeads(pen, rows, x, top)
  for (const { value, marks: lines } of split(marks, "group")) {
    if (value !== "") {
      pen.line(x, y, x + rows.width, y, pen.palette.line)
      y =
        pen.paragraph(value, x, y + 4, rows.width, { ...rows.type, tabular: false, weight: 600, most: 3 }) + 2
    }
    for (const mark of lines) y = drawRow(pen, rows, mark, x, y)
    if (value !== "") y += 5
  }
  return y
}

function drawRow(pen: Pen, rows: Rows, mark: FigureMark, left: number, top: number): number {
  const { type, pad, columns, figure } = rows
  const plain = { ...type, tabular: false }
  const indent = mark.group === "" ? 0 : INDENT
  const label = wrap(mark.label, rows.label - indent, plain, 3)
  const cut = label.at(-1)?.endsWith("…") && !mark.label.endsWith("…")
  const lines = [...label, below(mark)].filter((words) => words !== "")
  const line = type.size * LINE
  const deepest = Math.max(lines.length, ...columns.map(({ cells }) => depth(cells.get(mark))), 1)
  const height = deepest * line + 2 * pad
  const start = (count: number) => top + (height - count * line) / 2
  for (const [index, words] of lines.entries()) {
    const fill = index < label.length ? pen.palette.ink : pen.palette.muted
    const y = start(lines.length) + index * line
    pen.text(words, left + indent, y, { ...plain, fill }, cut && index === 0 ? mark.label : undefined)
  }
  const box = { x: left + rows.label + GAP + SIDE, y: top, width: rows.track, height }
  drawTrack(pen, figure.form, mark, rows.scale, box, rows.radius)
  let x = box.x + box.width + SIDE
  for (const column of columns) {
    x += GAP
    const words = column.cells.get(mark) ?? []
    const y = start(depth(words))
    if (column.missing && words.length > 0) hatch(pen, x, y + 2, 9, 10)
    for (const [index, cell] of words.entries()) {
      const muted = index > 0 || column.missing || column.head === "95 % interval"
      const fill = muted ? pen.palette.muted : pen.palette.ink
      const weight = index === 0 && column.told?.has(mark) ? 600 : 400
      if (column.missing) pen.text(cell, x + SWATCH, y + index * line, { ...plain, fill })
      else pen.text(cell, x + column.width, y + index * line, { ...type, weight, fill, anchor: "end" })
    }
    x += column.width
  }
  return top + height
}

/** What stands below a mark's label. */
function below({ tied, published }: FigureMark): string {
  return [tied && "tie", published && "published"].filter(Boolean).join(" · ")
}

const depth = (lines: string[] = []) => lines.findLastIndex((line) => line !== "") + 1

/** The columns' heads, standing on the axis. */
function drawHeads(pen: Pen, rows: Rows, left: number, top: number): number {
  const type = headType(rows.type)
  const line = type.size * LINE
  const label = wrap(labelHead(rows.figure), rows.label, type, 4)
  const heads = rows.columns.map((column) => wrap(column.head, column.width + 0.5, type))
  const deepest = Math.max(label.length, ...heads.map(({ length }) => length), 1)
  const bottom = top + deepest * line
  const style = { ...type, fill: pen.palette.muted }
  const write = (lines: string[], x: number, anchor: "start" | "end") => {
    for (const [index, words] of lines.entries())
      pen.text(words, x, bottom - (lines.length - index) * line, { ...style, anchor })
  }
  write(label, left, "start")
  const start = left + rows.label + GAP + SIDE
  for (const { value, words } of rows.scale.ticks) {
    const share = (value - rows.scale.low) / (rows.scale.high - rows.scale.low)
    pen.text(words, start + share * rows.track, bottom - line, { ...style, tabular: true, anchor: "middle" })
  }
  let x = start + rows.track + SIDE
  for (const [index, column] of rows.columns.entries()) {
    x += GAP
    write(heads[index] ?? [], column.missing ? x : x + column.width, column.missing ? "start" : "end")
    x += column.width
  }
  return bottom + 3
}

function labelHead({ rowHead, columnHead }: Figure): string {
  return columnHead === "" ? rowHead : `${rowHead}, ${columnHead}`
}
