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
