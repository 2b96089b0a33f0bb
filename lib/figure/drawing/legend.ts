import type { Figure, FigureForm, FigureSegment } from "@/lib/figure/parts"
import { textWidth, wrap } from "./measure"
import { hatch, segment } from "./patterns"
import { LINE, type Pen } from "./pen"

type Entry = { words: string; swatch: (x: number, y: number) => void }

const TYPE = { size: 11.5, weight: 400 } as const
const SWATCH = 22
const GAP = 18

/** What the marks mean, side by side in as many lines as needed; answers the y below. */
export function drawLegend(pen: Pen, figure: Figure, left: number, top: number, width: number): number {
  const entries = entriesOf(pen, figure)
  let [x, y] = [left, top]
  for (const { words, swatch } of entries) {
    const lines = wrap(words, width - SWATCH, TYPE, 3)
    const taken = SWATCH + Math.max(0, ...lines.map((line) => textWidth(line, TYPE)))
    if (x > left && x + taken > left + width) [x, y] = [left, y + TYPE.size * LINE + 4]
    swatch(x, y + 2)
    const below = pen.paragraph(words, x + SWATCH, y, width - SWATCH, { ...TYPE, most: 3 })
    if (lines.length > 1) [x, y] = [left, below + 4]
    else x += taken + GAP
  }
  return x > left ? y + TYPE.size * LINE + 4 : y
}

/** The different segments of all marks, in the order in which they first occur. */
export function segmentsOf({ marks }: Pick<Figure, "marks">): FigureSegment[] {
  const parts = marks.flatMap(({ segments }) => segments ?? [])
  return [...new Map(parts.map((part) => [part.label, part])).values()]
}

function entriesOf(pen: Pen, figure: Figure): Entry[] {
  const { form, marks } = figure
  const entries: Entry[] = segmentsOf(figure).map((part) => ({
    words: part.label,
    swatch: (x, y) => segment(pen, part, { x, y, width: 16, height: 12 }),
  }))
  if (form === "difference" && marks.some(({ difference }) => difference === "baseline"))
    entries.push({ words: "the baseline", swatch: (x, y) => pen.mark("neutral", x + 8, y + 6, 3.6, false) })
  if (form === "matrix")
    entries.push({ words: "length and shade: the rate", swatch: (x, y) => rate(pen, figure, x, y) })
  const published = marks.find(({ published }) => published)
  if (published) {
    const words = `${PUBLISHED[form]}: published counts, without transcripts here`
    entries.push({ words, swatch: (x, y) => outline(pen, form, published.tone, x, y) })
  }
  if (marks.some(({ n, missing }) => n === 0 || missing > 0)) {
    const words = form === "mix" ? "hatched, without a frame: missing, in no n" : "hatched: missing, in no n"
    entries.push({ words, swatch: (x, y) => hatch(pen, x, y, 16, 12) })
  }
  return entries
}

const PUBLISHED: Record<FigureForm, string> = {
  dots: "hollow",
  bars: "hollow",
  difference: "hollow",
  matrix: "dashed",
  mix: "dashed",
}

function outline(pen: Pen, form: FigureForm, tone: "harm" | "safe" | "neutral", x: number, y: number) {
  if (form === "bars") pen.rect(x + 1, y + 1, 14, 10, "none", pen.palette[tone])
  else if (PUBLISHED[form] === "hollow") pen.mark(tone, x + 8, y + 6, 4.5, true)
  else pen.rect(x + 1, y + 1, 14, 10, "none", pen.palette.edge, true)
}

function rate(pen: Pen, { marks }: Figure, x: number, y: number) {
  pen.rect(x, y + 8, 16, 4, pen.palette[marks[0]?.tone ?? "neutral"])
}
