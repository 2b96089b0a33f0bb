import { readFileSync } from "node:fs"
import path from "node:path"
import { glyphAdvances } from "./glyph-advances"

// The static fonts measure and draw PNG; the variable font, of the same outlines, travels inside an SVG.

export type Weight = 400 | 600

const STATIC: Record<Weight, string> = {
  400: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  600: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
}

const WOFF2 = "@fontsource-variable/inter"

/** The TrueType file of a weight. */
export function fontFile(weight: Weight): Uint8Array {
  return read(STATIC[weight])
}

/** Width of a code point in ems, or null where the font has no glyph for it. */
export function advanceOf(codePoint: number, weight: Weight): number | null {
  advances[weight] ??= glyphAdvances(fontFile(weight))
  return advances[weight].get(codePoint) ?? null
}

/** Style rules that carry the font inside a document: Latin, and what else of the font the text needs. */
export function embeddedFont(family: string, text: string): string {
  const codePoints = new Set([...text].map((character) => character.codePointAt(0) ?? 0))
  return Object.entries(ranges())
    .filter(([name, range]) => name === "latin" || [...codePoints].some((point) => within(range, point)))
    .map(([name, range]) => {
      const base64 = Buffer.from(read(`${WOFF2}/files/inter-${name}-wght-normal.woff2`)).toString("base64")
      const source = `src:url(data:font/woff2;base64,${base64}) format("woff2")`
      return `@font-face{font-family:"${family}";font-weight:100 900;${source};unicode-range:${range}}`
    })
    .join("")
}

const advances: Partial<Record<Weight, Map<number, number>>> = {}

// By the working directory, which is the project's root for the server, the command line and tests alike:
// a bundler would turn a resolved import into an asset of its own.
function read(file: string): Buffer {
  return readFileSync(path.join(process.cwd(), "node_modules", file))
}

function ranges(): Record<string, string> {
  const parsed: unknown = JSON.parse(read(`${WOFF2}/unicode.json`).toString("utf8"))
  return Object.fromEntries(Object.entries(parsed ?? {}).map(([name, range]) => [name, String(range)]))
}

/** `range` as CSS writes it: "U+0000-00FF,U+0131". Latin's own subset wins where two overlap. */
function within(range: string, codePoint: number): boolean {
  if (codePoint < 0x100) return false
  return range.split(",").some((part) => {
    const [first = "", last = first] = part.replace("U+", "").split("-")
    return codePoint >= Number.parseInt(first, 16) && codePoint <= Number.parseInt(last, 16)
  })
}
