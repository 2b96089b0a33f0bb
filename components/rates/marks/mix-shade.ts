import type { MixPart } from "@/lib/model/rates/rows"

/** What a part of a mix is filled with, and what can be read on it; CSS colours. */
export type Shade = { fill: string; text: string }

/**
 * Harm is darkest, then what is not harm, then what is neither: so that a grey print tells them apart. Parts of one
 * meaning are steps of its colour, in their order.
 */
const meanings = {
  harm: { color: "--color-harm", first: 100, second: 60, last: 38 },
  safe: { color: "--color-safe", first: 50, second: 38, last: 16 },
  unknown: { color: "--color-unknown", first: 36, second: 26, last: 14 },
}

export function shadesOf(parts: MixPart[]): Shade[] {
  const named = parts.map(({ harm }) => (harm === null ? "unknown" : harm ? "harm" : "safe"))
  return named.map((name, index) => {
    const { color, first, second, last } = meanings[name]
    const place = named.slice(0, index).filter((other) => other === name).length
    const steps = named.filter((other) => other === name).length - 2
    const later = second - (steps > 0 ? ((second - last) * (place - 1)) / steps : 0)
    return shade(color, place === 0 ? first : later)
  })
}

/** What fits none of the parts. */
export const otherShade = shade("--color-unknown", 8)

function shade(color: string, strength: number): Shade {
  return {
    fill: `color-mix(in oklab, var(${color}) ${strength.toFixed(0)}%, var(--color-paper))`,
    text: strength > 75 ? "var(--color-paper)" : "var(--color-ink)",
  }
}
