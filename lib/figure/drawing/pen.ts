import { type Type, textWidth, wrap } from "./measure"
import type { Palette } from "./palette"

// A drawing is a list of things with places, so that what is written can be measured before it is written out.

export type Text = Type & {
  text: string
  x: number
  /** The baseline. */
  y: number
  width: number
  fill: string
  anchor: "start" | "middle" | "end"
  /** The whole of a text that was shortened. */
  full?: string
}

/** `markup` is SVG made of numbers and colours only: no text of a figure ever goes into it. */
export type Item = { text: Text } | { markup: string }

export type Pen = ReturnType<typeof penOf>

export type Style = Partial<Type> & { fill?: string; anchor?: Text["anchor"]; most?: number }

export const LINE = 1.35

/** Draws into `items`. Coordinates in pixels; `y` of a text is the top of its line. */
export function penOf(palette: Palette) {
  const items: Item[] = []
  const markup = (svg: string) => void items.push({ markup: svg })

  function text(words: string, x: number, y: number, style: Style = {}, full?: string) {
    if (words === "") return
    const { size = 12.5, weight = 400, tabular = false, fill = palette.ink, anchor = "start" } = style
    const type = { size, weight, tabular }
    const width = textWidth(words, type)
    items.push({ text: { ...type, text: words, x, y: y + size, width, fill, anchor, ...(full && { full }) } })
  }

  return {
    palette,
    items,
    text,

    /** A text in as many lines as it needs; answers the y below it. */
    paragraph(words: string, x: number, y: number, width: number, style: Style = {}): number {
      const { size = 12.5, weight = 400, most } = style
      const lines = wrap(words, width, { size, weight }, most)
      const cut = lines.at(-1)?.endsWith("…") && !words.endsWith("…")
      for (const [index, line] of lines.entries())
        text(line, x, y + index * size * LINE, style, cut && index === 0 ? words : undefined)
      return y + lines.length * size * LINE
    },

    rect(x: number, y: number, width: number, height: number, fill: string, stroke?: string, dashed = false) {
      const edge = stroke ? ` stroke="${stroke}" stroke-width="1.5"` : ""
      const dashes = dashed ? ' stroke-dasharray="4 3"' : ""
      const place = `x="${f(x)}" y="${f(y)}" width="${f(Math.max(0, width))}" height="${f(height)}"`
      markup(`<rect ${place} fill="${fill}"${edge}${dashes}/>`)
    },

    line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1) {
      const ends = `x1="${f(x1)}" y1="${f(y1)}" x2="${f(x2)}" y2="${f(y2)}"`
      markup(`<line ${ends} stroke="${stroke}" stroke-width="${width}"/>`)
    },

    /** A mark: a circle for harm, a square for safe, a diamond for what is neither. Hollow when published. */
    mark(
      tone: "harm" | "safe" | "neutral",
      x: number,
      y: number,
      r: number,
      hollow: boolean,
      ink = palette[tone],
    ) {
      const paint = `fill="${hollow ? palette.paper : ink}" stroke="${ink}" stroke-width="1.75"`
      if (tone === "harm") markup(`<circle cx="${f(x)}" cy="${f(y)}" r="${r}" ${paint}/>`)
      else if (tone === "safe") {
        const side = f(r * 1.8)
        markup(
          `<rect x="${f(x - r * 0.9)}" y="${f(y - r * 0.9)}" width="${side}" height="${side}" ${paint}/>`,
        )
      } else
        markup(
          `<path d="M${f(x)} ${f(y - r * 1.25)}l${f(r * 1.25)} ${f(r * 1.25)}l${f(-r * 1.25)} ${f(r * 1.25)}l${f(-r * 1.25)} ${f(-r * 1.25)}z" ${paint}/>`,
        )
    },
  }
}

/** Pixels with two decimals at most. */
export function f(pixels: number): string {
  return String(Math.round(pixels * 100) / 100)
}
