import { type FigureForm, type FigureMark, isTold } from "@/lib/figure/parts"
import { textWidth } from "./measure"
import { mixed, readableOn } from "./palette"
import { groundOf, hatch, segment } from "./patterns"
import type { Pen } from "./pen"
import type { Scale } from "./scale"

export type Box = { x: number; y: number; width: number; height: number }

/** A mark in its row: `box` is what the scale spans. */
export function drawTrack(
  pen: Pen,
  form: FigureForm,
  mark: FigureMark,
  scale: Scale,
  box: Box,
  radius: number,
) {
  const place = (value: number) =>
    box.x +
    ((Math.min(Math.max(value, scale.low), scale.high) - scale.low) / (scale.high - scale.low)) * box.width
  const middle = box.y + box.height / 2
  for (const { value } of scale.ticks)
    pen.line(place(value), box.y, place(value), box.y + box.height, pen.palette.line)
  if (form === "difference") return drawDifference(pen, mark, place, box, radius)
  if (mark.n === 0) return noData(pen, "no data", box)
  if (form === "mix") return drawMix(pen, mark, box)
  if (mark.rate === null || mark.low === null || mark.high === null) return noData(pen, "no data", box)
  if (form === "bars") drawBar(pen, mark, place(mark.rate), box)
  const ink = form === "bars" ? pen.palette.ink : pen.palette[mark.tone]
  if (mark.clustered) whisker(pen, place(mark.clustered.low), place(mark.clustered.high), middle, ink, 0.75)
  whisker(pen, place(mark.low), place(mark.high), middle, ink)
  if (form === "dots") pen.mark(mark.tone, place(mark.rate), middle, radius, mark.published)
}

function whisker(pen: Pen, low: number, high: number, y: number, ink: string, width = 1.75) {
  const reach = width < 1 ? 3 : 4
  pen.line(low, y, high, y, ink, width)
  for (const end of [low, high]) pen.line(end, y - reach, end, y + reach, ink, width)
}

/** Pale enough for its interval to be seen on it; hollow when published; a stroke where the rate is nought. */
function drawBar(pen: Pen, mark: FigureMark, end: number, box: Box) {
  const tone = pen.palette[mark.tone]
  const height = Math.min(box.height - 4, 18)
  const y = box.y + (box.height - height) / 2
  const fill = mark.published ? "none" : mixed(tone, pen.palette.paper, 0.45)
  pen.rect(box.x, y, Math.max(end - box.x, 1.5), height, fill, tone)
}

function drawDifference(
  pen: Pen,
  mark: FigureMark,
  place: (value: number) => number,
  box: Box,
  radius: number,
) {
  const y = box.y + box.height / 2
  const { difference } = mark
  pen.line(place(0), box.y, place(0), box.y + box.height, pen.palette.edge, 1.5)
  if (difference === "baseline") pen.mark("neutral", place(0), y, radius * 0.8, mark.published)
  else if (!difference) noData(pen, mark.n === 0 ? "no data" : "not compared", box)
  else {
    const ink = isTold(difference) ? pen.palette[mark.tone] : pen.palette.muted
    whisker(pen, place(difference.low), place(difference.high), y, ink)
    pen.mark(mark.tone, place(difference.estimate), y, radius, mark.published, ink)
  }
}

function drawMix(pen: Pen, mark: FigureMark, box: Box) {
  const segments = (mark.segments ?? []).filter(({ count }) => count > 0)
  const total = segments.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return noData(pen, "no data", box)
  const whole = total + mark.missing - (mark.excluded ?? 0)
  const height = Math.min(box.height - 4, 20)
  const y = box.y + (box.height - height) / 2
  const type = { size: 10.5, weight: 600 } as const
  let x = box.x
  for (const part of segments) {
    const width = (part.count / whole) * box.width
    segment(pen, part, { x, y, width: Math.max(width - 1.5, 0.5), height })
    const words = String(part.count)
    const room = textWidth(words, { ...type, tabular: true }) + 4
    if (width > room + 6 && height >= 14) {
      const [at, top] = [x + (width - 1.5) / 2, y + height / 2 - 7.5]
      const ground = groundOf(pen.palette, part.tone, part.shade)
      if (part.tone === "unknown" || part.tone === "neutral") pen.rect(at - room / 2, top, room, 15, ground)
      const fill = readableOn(ground, pen.palette)
      pen.text(words, at, top + 0.5, { ...type, fill, anchor: "middle", tabular: true })
    }
    x += width
  }
  hatch(pen, x, y, box.x + box.width - x, height)
  if (mark.published) pen.rect(box.x - 2, y - 2, box.width + 2.5, height + 4, "none", pen.palette.edge, true)
}

/** Said in words, and hatched as what is not known. */
function noData(pen: Pen, words: string, box: Box) {
  const type = { size: 11.5, weight: 400 } as const
  const y = box.y + box.height / 2
  const width = textWidth(words, type) + 8
  pen.rect(box.x + 1, y - 8, width, 16, pen.palette.paper)
  pen.text(words, box.x + 5, y - 8, { ...type, fill: pen.palette.muted })
  hatch(pen, box.x + width + 4, y - 5, box.width - width - 4, 10)
}
