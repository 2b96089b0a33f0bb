import { type Figure, split } from "@/lib/figure/parts"
import { drawLegend } from "./legend"
import { drawMatrix, layMatrix } from "./matrix"
import { type Palette, palettes, type Theme } from "./palette"
import { type Item, LINE, type Pen, penOf } from "./pen"
import { drawRows, layRows } from "./rows"

export type Drawing = { width: number; height: number; palette: Palette; items: Item[] }

/** In pixels. Below the narrowest there is no room for a label, a chart and its numbers side by side. */
export const WIDTH = { narrowest: 600, usual: 960, widest: 2400 }

const MARGIN = 24

/**
 * Places everything of a figure whose texts are clean, from title to link. It is `width` pixels wide, within
 * `WIDTH`, or wider where its numbers need more; its height is what comes out.
 */
export function drawFigure(figure: Figure, theme: Theme, width = WIDTH.usual): Drawing {
  const offered = Math.min(Math.max(width, WIDTH.narrowest), WIDTH.widest) - 2 * MARGIN
  const chart = layChart(figure, offered)
  const inner = Math.max(offered, chart.width)
  const pen = penOf(palettes[theme])
  let y = pen.paragraph(figure.title, MARGIN, MARGIN - 4, inner, { size: 18, weight: 600 })
  y = pen.paragraph(figure.sentence, MARGIN, y + 2, inner, { size: 13.5 }) + 12
  y = drawLegend(pen, figure, MARGIN, y, inner) + 8
  if (figure.marks.length === 0) y = pen.paragraph("No data.", MARGIN, y, inner)
  for (const { value, marks } of split(figure.marks, "panel")) {
    if (value !== "") y = pen.paragraph(value, MARGIN, y + 4, inner, { size: 14, weight: 600, most: 3 }) + 6
    y = chart.draw(pen, marks, MARGIN, y) + 14
  }
  y = drawFoot(pen, figure, MARGIN, y, inner)
  return {
    width: Math.ceil(inner + 2 * MARGIN),
    height: Math.ceil(y + MARGIN - 4),
    palette: pen.palette,
    items: pen.items,
  }
}

function layChart(figure: Figure, width: number) {
  if (figure.marks.length === 0)
    return { width: 0, draw: (_: Pen, __: Figure["marks"], ___: number, y: number) => y }
  if (figure.form === "matrix") {
    const matrix = layMatrix(figure, width)
    return {
      width: matrix.width,
      draw: (pen: Pen, marks: Figure["marks"], x: number, y: number) => drawMatrix(pen, matrix, marks, x, y),
    }
  }
  const rows = layRows(figure, width)
  return {
    width: rows.width,
    draw: (pen: Pen, marks: Figure["marks"], x: number, y: number) => drawRows(pen, rows, marks, x, y),
  }
}

/** Method, notes, sources; last when and where this was. */
function drawFoot(pen: Pen, figure: Figure, x: number, top: number, width: number): number {
  const style = { size: 11.5, fill: pen.palette.muted }
  pen.line(x, top, x + width, top, pen.palette.line)
  const sources = figure.citations.length > 0 ? ["Sources of published counts:", ...figure.citations] : []
  let y = top + 8
  for (const words of [...figure.method, ...figure.notes, ...sources])
    y = pen.paragraph(words, x, y, width, style) + 2
  const last = [figure.date, figure.link].filter((words) => words !== "").join(" · ")
  return pen.paragraph(last, x, y + style.size * (LINE - 1), width, style)
}
