import type { FigureTone } from "@/lib/figure/parts"
import { mixed, type Palette } from "./palette"
import type { Pen } from "./pen"

/** Hatching is what is unknown or missing; upright lines are values that are neither harm nor safe. */
export function patterns({ unknown, neutral }: Palette): string {
  return (
    `<pattern id="exhibit-hatch" patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)">` +
    `<line x1="1" y1="0" x2="1" y2="5" stroke="${unknown}" stroke-width="1.4"/></pattern>` +
    `<pattern id="exhibit-lines" patternUnits="userSpaceOnUse" width="4" height="4">` +
    `<line x1="1" y1="0" x2="1" y2="4" stroke="${neutral}" stroke-width="1"/></pattern>`
  )
}

/** What is left out, or not known. */
export function hatch(pen: Pen, x: number, y: number, width: number, height: number) {
  if (width > 0) pen.rect(x, y, width, height, "url(#exhibit-hatch)")
}

/** How strongly the ground of a tone is filled. Harm starts full and safe pale, so that they differ in grey too. */
const GROUND: Record<FigureTone, number> = { harm: 1, safe: 0.42, neutral: 0.16, unknown: 0 }

/** The flat colour below a segment's pattern. */
export function groundOf(palette: Palette, tone: FigureTone, shade: number): string {
  return mixed(palette[tone], palette.paper, GROUND[tone] * 0.68 ** Math.max(0, shade))
}

/** A segment of a mix, or its swatch: told apart by lightness and pattern as well as by colour. */
export function segment(
  pen: Pen,
  part: { tone: FigureTone; shade: number },
  box: { x: number; y: number; width: number; height: number },
) {
  const { x, y, width, height } = box
  pen.rect(x, y, width, height, groundOf(pen.palette, part.tone, part.shade))
  if (part.tone === "unknown") hatch(pen, x, y, width, height)
  if (part.tone === "neutral") pen.rect(x, y, width, height, "url(#exhibit-lines)")
  if (width > 2) pen.rect(x + 0.5, y + 0.5, width - 1, height - 1, "none", pen.palette[part.tone])
}
