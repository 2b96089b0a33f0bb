/** A difference of rates, in points: 0.487 → "+48.7"; `n` decides on decimals as for rates. */
export function points(difference: number, n: number): string {
  const text = (Math.abs(difference) * 100).toFixed(n >= 100 ? 1 : 0)
  if (Number(text) === 0) return text
  return `${difference < 0 ? "−" : "+"}${text}`
}

/** Its interval, as "[38.7, 58.0]" with real minus signs. */
export function pointsInterval({ low, high }: { low: number; high: number }, n: number): string {
  const end = (bound: number) => points(bound, n).replace("+", "")
  return `[${end(low)}, ${end(high)}]`
}

/** "0.011", "< 0.001", "1". */
export function pValue(p: number): string {
  if (p < 0.001) return "< 0.001"
  return p > 0.9995 ? "1" : p.toFixed(p < 0.1 ? 3 : 2)
}

/** As said in a sentence: "p = 0.011", "p < 0.001". */
export function pWords(p: number): string {
  const value = pValue(p)
  return value.startsWith("<") ? `p ${value}` : `p = ${value}`
}
