import type { FigureTone } from "@/lib/figure/parts"

export type Theme = "light" | "dark"

export type Palette = Record<"paper" | "ink" | "muted" | "line" | "edge" | FigureTone, string>

/** The colours of app/globals.css: a figure looks as its page does. `neutral` is what has no meaning. */
export const palettes: Record<Theme, Palette> = {
  light: {
    paper: "#fcfbf8",
    ink: "#1c1b18",
    muted: "#5d5a53",
    line: "#d9d5cc",
    edge: "#8a867d",
    harm: "#b84300",
    safe: "#0067a5",
    unknown: "#666461",
    neutral: "#666461",
  },
  dark: {
    paper: "#161513",
    ink: "#ebe7df",
    muted: "#aaa499",
    line: "#3a3731",
    edge: "#7d776c",
    harm: "#ff8b52",
    safe: "#6db9f2",
    unknown: "#a6a29b",
    neutral: "#a6a29b",
  },
}

/** `share` of `colour` over `ground`; both as #rrggbb. */
export function mixed(colour: string, ground: string, share: number): string {
  const channel = (at: number) => {
    const [top, bottom] = [colour, ground].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))
    const value = Math.round((top ?? 0) * share + (bottom ?? 0) * (1 - share))
    return value.toString(16).padStart(2, "0")
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

/** Paper or ink, whichever stands out more from a ground. Contrast after WCAG 2.2. */
export function readableOn(ground: string, { paper, ink }: Palette): string {
  const contrast = (colour: string) => {
    const [a, b] = [luminance(colour), luminance(ground)]
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  }
  return contrast(paper) > contrast(ink) ? paper : ink
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
