import { describe, expect, test } from "vitest"
import { cleanFigure } from "@/lib/figure/clean"
import type { Figure, FigureForm } from "@/lib/figure/parts"
import { withHostileText } from "@/lib/figure/testing/hostile"
import { sampleFigure } from "@/lib/figure/testing/sample-figure"
import { countWords } from "@/lib/figure/words"
import { drawFigure } from "./draw"
import type { Text } from "./pen"

const forms: FigureForm[] = ["dots", "bars", "matrix", "mix", "difference"]
const sizes = [1, 2, 16, 60]
const widths = [640, 1100]
const cases = forms.flatMap((form) => sizes.flatMap((size) => widths.map((width) => ({ form, size, width }))))

describe.each(cases)("$form of $size marks, $width px wide", ({ form, size, width }) => {
  test.each([
    ["plain", sampleFigure(form, size)],
    ["with panels", sampleFigure(form, size, { panels: true })],
    ["with hostile text", withHostileText(sampleFigure(form, size, { panels: true }))],
  ])("%s: no text meets another or leaves the page", (_, figure) => {
    const drawing = drawFigure(cleanFigure(figure), "light", width)
    const texts = textsOf(figure, width)
    expect(drawing.width).toBe(width)
    for (const text of texts) {
      const { left, right, top, bottom } = boxOf(text)
      expect([text.text, left >= 0, right <= drawing.width, top >= 0, bottom <= drawing.height]).toEqual([
        text.text,
        true,
        true,
        true,
        true,
      ])
    }
    expect(meetings(texts)).toEqual([])
  })

  test("every mark says its k of n", () => {
    const figure = sampleFigure(form, size)
    const written = textsOf(figure, width).map(({ text }) => text)
    for (const mark of figure.marks) {
      const times = figure.marks.filter((other) => countWords(other) === countWords(mark)).length
      expect(written.filter((text) => text === countWords(mark))).toHaveLength(times)
    }
  })
})

test("the whole of a shortened label is kept", () => {
  const figure = withHostileText(sampleFigure("dots", 16))
  const long = "x".repeat(300)
  const shortened = textsOf(figure, 640).filter(({ full }) => full === long)
  expect(shortened.length).toBeGreaterThan(0)
})

test("numbers too long for the width make the figure wider", () => {
  const figure = sampleFigure("dots", 2)
  const marks = figure.marks.map((mark) => ({ ...mark, k: 10 ** 15, n: 10 ** 15, rate: 1, low: 1, high: 1 }))
  const drawing = drawFigure({ ...figure, marks }, "light", 640)
  expect(drawing.width).toBeGreaterThan(640)
  const texts = drawing.items.flatMap((item) => ("text" in item ? [item.text] : []))
  expect(meetings(texts)).toEqual([])
})

test("a figure without marks says so", () => {
  const texts = textsOf({ ...sampleFigure("matrix", 2), marks: [] }, 640).map(({ text }) => text)
  expect(texts).toContain("No data.")
})

function textsOf(figure: Figure, width: number): Text[] {
  const { items } = drawFigure(cleanFigure(figure), "light", width)
  return items.flatMap((item) => ("text" in item ? [item.text] : []))
}

/** With the ascent and descent of the font, in ems. */
function boxOf({ x, y, width, size, anchor }: Text) {
  const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * width
  return { left, right: left + width, top: y - 0.97 * size, bottom: y + 0.25 * size }
}

function meetings(texts: Text[]): string[] {
  return texts.flatMap((text, index) => {
    const a = boxOf(text)
    return texts.slice(index + 1).flatMap((other) => {
      const b = boxOf(other)
      const apart =
        a.right <= b.left + 0.01 ||
        b.right <= a.left + 0.01 ||
        a.bottom <= b.top + 0.01 ||
        b.bottom <= a.top + 0.01
      return apart ? [] : [`${text.text} × ${other.text}`]
    })
  })
}
