import { type Color, createAnsiSequenceParser } from "ansi-sequence-parser"
import type { TextRange } from "@/lib/model/transcript"

export type Hue = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "grey"

export type AnsiStyle = {
  colour: Hue | null
  background: Hue | null
  bold: boolean
  dim: boolean
  italic: boolean
  underline: boolean
  strike: boolean
}

/** A stretch of a text as a terminal would show it, without its control sequences; null: nothing special. */
export type AnsiRun = { at: TextRange; style: AnsiStyle | null }

// CSI, OSC (ended by BEL or ST), and two-character sequences; what never ends is left as it is written.
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that it is about
  /\u001b(?:\[[0-?]{0,200}[ -/]{0,4}([@-~])|\][^\u0007\u001b\n]{0,2000}(?:\u0007|\u001b\\)|[ -/]{0,2}[0-Z\\^-~])/g

/** Whether a text holds anything for a terminal. */
export function hasAnsi(text: string): boolean {
  return text.includes("\u001b")
}

/**
 * The stretches of a text that a terminal shows, in their order, with offsets into the text. Colours beyond the
 * named ones become the nearest of those; black and white are ink. Hidden text is shown: nothing may hide here.
 */
export function ansiRuns(text: string): AnsiRun[] {
  const parser = createAnsiSequenceParser()
  const runs: AnsiRun[] = []
  let style: AnsiStyle | null = null
  let from = 0
  for (const found of text.matchAll(SEQUENCE)) {
    if (found.index > from) runs.push({ at: [from, found.index], style })
    from = found.index + found[0].length
    if (found[1] === "m") style = styleOf(parser.parse(`${found[0]}x`).at(-1))
  }
  if (from < text.length) runs.push({ at: [from, text.length], style })
  return runs
}

/** A text without its control sequences. */
export function withoutAnsi(text: string): string {
  return hasAnsi(text) ? text.replaceAll(SEQUENCE, "") : text
}

type Token = ReturnType<ReturnType<typeof createAnsiSequenceParser>["parse"]>[number]

function styleOf(token: Token | undefined): AnsiStyle | null {
  if (!token) return null
  const { foreground, background, decorations } = token
  const reverse = decorations.has("reverse")
  const colours = [foreground && hueOf(foreground), background && hueOf(background)]
  const [colour = null, behind = null] = reverse ? colours.reverse() : colours
  const style = {
    ...{ colour, background: behind ?? (reverse ? "grey" : null) },
    ...{ bold: decorations.has("bold"), dim: decorations.has("dim"), italic: decorations.has("italic") },
    ...{ underline: decorations.has("underline"), strike: decorations.has("strikethrough") },
  } satisfies AnsiStyle
  return Object.values(style).some(Boolean) ? style : null
}

const NAMED: Record<string, Hue | null> = {
  ...{
    black: null,
    red: "red",
    green: "green",
    yellow: "yellow",
    blue: "blue",
    magenta: "magenta",
    cyan: "cyan",
  },
  ...{ white: null, brightBlack: "grey", brightRed: "red", brightGreen: "green", brightYellow: "yellow" },
  ...{ brightBlue: "blue", brightMagenta: "magenta", brightCyan: "cyan", brightWhite: null },
}

function hueOf(color: Color): Hue | null {
  if (color.type === "named") return NAMED[color.name] ?? null
  if (color.type === "rgb") return nearest(color.rgb)
  return color.index < 16 ? (Object.values(NAMED)[color.index] ?? null) : nearest(tableColour(color.index))
}

/** Of the 256 colours: a cube of 6 × 6 × 6 from 16 on, then 24 greys (ECMA-48 terminals, as xterm has them). */
function tableColour(index: number): [number, number, number] {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10
    return [grey, grey, grey]
  }
  const level = (n: number) => (n % 6 === 0 ? 0 : 55 + (n % 6) * 40)
  const cube = index - 16
  return [level(Math.floor(cube / 36)), level(Math.floor(cube / 6)), level(cube)]
}

/** The named colour of the nearest hue; greys between are grey, near black and near white are ink. */
function nearest([r, g, b]: [number, number, number]): Hue | null {
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)]
  if (high - low < 40) return high > 80 && high < 190 ? "grey" : null
  const middle = (high + low) / 2
  const [red, green, blue] = [r > middle, g > middle, b > middle]
  if (red && green) return "yellow"
  if (red && blue) return "magenta"
  if (green && blue) return "cyan"
  return red ? "red" : green ? "green" : "blue"
}
