const MINUS = "−"

/** A difference of shares in points, signed: 0.6 → "+60.0", −0.054 → "−5.4". */
export function points(share: number): string {
  const text = Math.abs(share * 100).toFixed(1)
  if (text === "0.0") return text
  return `${share < 0 ? MINUS : "+"}${text}`
}

/** Its interval: "[−5.5, +7.6]". */
export function pointsInterval({ low, high }: { low: number; high: number }): string {
  return `[${points(low)}, ${points(high)}]`
}

/** A p-value with what of it is worth reading. */
export function pWords(p: number): string {
  if (p < 0.001) return "< 0.001"
  return p.toFixed(p < 0.1 ? 3 : 2)
}
