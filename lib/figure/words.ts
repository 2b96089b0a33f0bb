import { count, interval, percent } from "@/lib/format/words"
import { type FigureDifference, type FigureMark, headlineOf } from "./parts"

/** "59/107", of any harm in a mix. */
export function countWords(mark: FigureMark): string {
  const { k, n } = headlineOf(mark)
  return `${count(k)}/${count(n)}`
}

/** "55.1 %", or "no data". */
export function rateWords(mark: FigureMark): string {
  const { rate, n } = headlineOf(mark)
  return percent(n === 0 ? null : rate, n)
}

/** "[45.7, 64.2]", or "" without data. */
export function intervalWords(mark: FigureMark): string {
  const { low, high, n } = headlineOf(mark)
  return n === 0 ? "" : interval(low, high, n)
}

/** A difference and its interval in points: "+60.0" and "[20.1, 83.2]". */
export function differenceWords({ estimate, low, high }: FigureDifference): [string, string] {
  return [`${estimate > 0 ? "+" : ""}${points(estimate)}`, `[${points(low)}, ${points(high)}]`]
}

/** Two digits of a p: "0.011"; below a thousandth only that. */
export function pWords(p: number): string {
  return p < 0.001 ? "<0.001" : p.toPrecision(2)
}

/** All that is left out of n, in words; "" where nothing is. */
export function missingWords({ missing, missingWords }: FigureMark): string {
  if (missing === 0) return ""
  return missingWords === "" ? `${count(missing)} missing` : missingWords
}

function points(share: number): string {
  const text = (share * 100).toFixed(1)
  return text === "-0.0" ? "0.0" : text.replace("-", "−")
}
