// Fixed locale: the same page must not read differently on server and client.
const grouped = new Intl.NumberFormat("en-US")

/** 1204 → "1,204". */
export function count(n: number): string {
  return grouped.format(n)
}

/** 1 transcript, 2 transcripts. */
export function plural(n: number, noun: string, many = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : many}`
}

/** A rate in per cent: one decimal where n allows it (n ≥ 100), none below; "no data" without an n. */
export function percent(rate: number | null, n: number): string {
  if (rate === null) return "no data"
  return `${(rate * 100).toFixed(n >= 100 ? 1 : 0)} %`
}

/** An interval in per cent, as "[45.7, 64.2]". */
export function interval(low: number | null, high: number | null, n: number): string {
  if (low === null || high === null) return ""
  const digits = n >= 100 ? 1 : 0
  return `[${(low * 100).toFixed(digits)}, ${(high * 100).toFixed(digits)}]`
}

/** A key of the data as words: "urgency_type" → "urgency type". */
export function humanize(key: string): string {
  return key.replaceAll("_", " ")
}

/** A difference of rates in points, with its sign: 0.6 → "+60", −0.104 → "−10.4". */
export function points(share: number): string {
  const rounded = Math.round(share * 1000) / 10
  return `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${Math.abs(rounded)}`
}

/** An interval in points, as "[20.1, 83.2]". */
export function pointsInterval({ low, high }: { low: number; high: number }): string {
  return `[${[low, high]
    .map((end) =>
      (end * 100)
        .toFixed(1)
        .replace(/^-0\.0$/, "0.0")
        .replace("-", "−"),
    )
    .join(", ")}]`
}

/** A probability: "0.011", "1.0", "< 0.001". */
export function pValue(p: number): string {
  if (p < 0.001) return "< 0.001"
  return p > 0.995 ? "1.0" : p.toFixed(p < 0.1 ? 3 : 2)
}
