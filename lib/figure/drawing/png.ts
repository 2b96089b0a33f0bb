import { readFileSync } from "node:fs"
import path from "node:path"
import { initWasm, Resvg } from "@resvg/resvg-wasm"
import { cleanFigure, cleanText } from "@/lib/figure/clean"
import type { Figure } from "@/lib/figure/parts"
import { drawFigure } from "./draw"
import { fontFile } from "./font-files"
import { isDrawable } from "./measure"
import type { Theme } from "./palette"
import { svgForPng } from "./svg"

/** More pixels than this is no figure but a way to fill the memory. */
const MOST_PIXELS = 60_000_000

/**
 * The same drawing as a PNG, `scale` pixels to the SVG's one; less where it would have more than 60 million. What
 * the font cannot draw, as Chinese or emoji, is a box, and the figure says so.
 *
 * @throws RangeError unless `scale` is above 0.
 */
export async function figurePng(
  figure: Figure,
  { theme, scale = 2, width }: { theme: Theme; scale?: number; width?: number },
): Promise<Uint8Array> {
  if (!(scale > 0)) throw new RangeError(`A PNG cannot be ${scale} times its size: the scale is above 0.`)
  await renderer()
  const drawable = boxed(cleanFigure(figure))
  const drawing = drawFigure(drawable, theme, width)
  const most = Math.sqrt(MOST_PIXELS / (drawing.width * drawing.height))
  const resvg = new Resvg(svgForPng(drawable, drawing), {
    fitTo: { mode: "zoom", value: Math.min(scale, most) },
    font: {
      fontBuffers: [fontFile(400), fontFile(600)],
      defaultFontFamily: "Inter",
      sansSerifFamily: "Inter",
    },
  })
  try {
    const image = resvg.render()
    const png = image.asPng()
    image.free()
    return png
  } finally {
    resvg.free()
  }
}

/** The size of a document. @throws where it is not well-formed XML or not SVG. */
export async function parseSvg(svg: string): Promise<{ width: number; height: number }> {
  await renderer()
  const { width, height } = new Resvg(svg)
  return { width, height }
}

const BOX = "□"

function boxed(figure: Figure): Figure {
  let lacking = false
  const drawable = cleanFigure(figure, (text) =>
    Array.from(cleanText(text), (character) => {
      if (isDrawable(character)) return character
      lacking = true
      return /\p{M}|\u200d/u.test(character) ? "" : BOX
    }).join(""),
  )
  if (!lacking) return drawable
  const note = `${BOX} stands for a character that this image's font does not have; the SVG has it.`
  return { ...drawable, notes: [...drawable.notes, note] }
}

let started: Promise<void> | undefined

/** The WASM can be started once per process only. */
function renderer(): Promise<void> {
  started ??= initWasm(
    new WebAssembly.Module(
      readFileSync(path.join(process.cwd(), "node_modules/@resvg/resvg-wasm/index_bg.wasm")),
    ),
  )
  return started
}
