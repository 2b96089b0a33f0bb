import { cleanFigure } from "@/lib/figure/clean"
import { type Figure, split } from "@/lib/figure/parts"
import { countWords, intervalWords, missingWords, rateWords } from "@/lib/figure/words"
import { escapeMarkup } from "@/lib/format/markup"
import { type Drawing, drawFigure } from "./draw"
import { embeddedFont } from "./font-files"
import { isDrawable, TABULAR_DIGIT, textWidth } from "./measure"
import type { Theme } from "./palette"
import { patterns } from "./patterns"
import { f, type Text } from "./pen"

export const FAMILY = "Exhibit Inter"

/**
 * The figure as a self-contained SVG 1.1 document, without script and without anything to fetch. `width` is in
 * pixels, 960 unless told, 600 to 2400. With `embedFont` it carries its font (some 70 KB); without, every text
 * keeps the width that was measured for it, whatever font stands in.
 */
export function figureSvg(
  figure: Figure,
  options: { theme: Theme; width?: number; embedFont: boolean },
): string {
  const clean = cleanFigure(figure)
  const drawing = drawFigure(clean, options.theme, options.width)
  const text = drawing.items.map((item) => ("text" in item ? item.text.text : "")).join("")
  const font = options.embedFont ? embeddedFont(FAMILY, text) : ""
  return svgDocument(clean, drawing, { font, write: options.embedFont ? plainText : fittedText })
}

/** For the PNG, whose renderer knows the static fonts and no font features: each tabular digit has its place. */
export function svgForPng(figure: Figure, drawing: Drawing): string {
  return svgDocument(figure, drawing, { font: "", write: spacedText })
}

type Writer = (text: Text) => string

function svgDocument(
  figure: Figure,
  drawing: Drawing,
  { font, write }: { font: string; write: Writer },
): string {
  const { width, height, palette, items } = drawing
  const body = items.map((item) => ("text" in item ? write(item.text) : item.markup))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="exhibit-title exhibit-desc" font-family="'${FAMILY}', 'Inter Variable', Inter, system-ui, 'Segoe UI', Arial, sans-serif">`,
    `<title id="exhibit-title">${escapeMarkup(figure.title)}</title>`,
    `<desc id="exhibit-desc">${escapeMarkup(description(figure))}</desc>`,
    `<defs><style>${font}text{white-space:pre;font-feature-settings:"calt" 0}.n{font-feature-settings:"calt" 0,"tnum" 1}</style>${patterns(palette)}</defs>`,
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    ...body,
    "</svg>",
    "",
  ].join("\n")
}

/** What a reader who does not see the chart is told: the sentence, and every mark in words. */
function description(figure: Figure): string {
  const marks = split(figure.marks, "panel").flatMap(({ marks }) =>
    marks.map((mark) => {
      const name = [mark.panel, mark.group, mark.label].filter((words) => words !== "").join(", ")
      const numbers = [countWords(mark), rateWords(mark)].join(", ")
      const rest = [intervalWords(mark), missingWords(mark) && `(${missingWords(mark)})`]
      return [`${name}: ${numbers}`, ...rest].filter((words) => words !== "").join(" ")
    }),
  )
  return [figure.sentence, ...marks].join(". ")
}

const plainText: Writer = (text) => element(text, `x="${f(text.x)}"`, escapeMarkup(text.text))

const fittedText: Writer = (text) => {
  const fits = text.text.length > 1 && isDrawable(text.text)
  return element(
    text,
    `x="${f(text.x)}"${fits ? ` textLength="${f(text.width)}"` : ""}`,
    escapeMarkup(text.text),
  )
}

const spacedText: Writer = (text) => {
  if (!text.tabular || !/\d/.test(text.text)) return plainText(text)
  const share = { start: 0, middle: 0.5, end: 1 }[text.anchor]
  let at = text.x - share * text.width
  const places = [...text.text].map((character) => {
    const own = textWidth(character, { ...text, tabular: false })
    const width = textWidth(character, text)
    const place = at + (/\d/.test(character) ? (TABULAR_DIGIT * text.size - own) / 2 : 0)
    at += width
    return f(place)
  })
  return element({ ...text, anchor: "start" }, `x="${places.join(" ")}"`, escapeMarkup(text.text))
}

function element(text: Text, place: string, content: string): string {
  const anchor = text.anchor === "start" ? "" : ` text-anchor="${text.anchor}"`
  const weight = text.weight === 400 ? "" : ` font-weight="${text.weight}"`
  const figures = text.tabular ? ' class="n"' : ""
  const whole = text.full ? `<title>${escapeMarkup(text.full)}</title>` : ""
  return `<text ${place} y="${f(text.y)}" font-size="${text.size}"${weight}${anchor} fill="${text.fill}"${figures}>${whole}${content}</text>`
}
