import type { Line } from "@/components/rates/line"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import { count, interval, percent, points, pointsInterval, pValue } from "@/lib/format/words"
import type { Difference } from "@/lib/model/rates/difference"
import type { MixPart, RateRow } from "@/lib/model/rates/rows"
import type { Catalogue } from "@/lib/model/study"
import { contestedWords } from "./contested"
import { missingReasons, noDataWords } from "./missing"
import { partWords } from "./outcome"

/** A group by its levels, outermost first: "model-a, blackmail"; "all" without keys. */
export function groupWords(catalogue: Catalogue, by: RateRow["by"]): string {
  const levels = Object.entries(by).map(([key, value]) => levelWords(catalogue, key, value))
  return levels.length === 0 ? "all" : levels.join(", ")
}

/** Everything that a line's mark says: for whoever points at it, comes by keyboard or does not see it. */
export function markWords(catalogue: Catalogue, line: Line, parts: MixPart[]): string {
  const { k, n, rate, low, high, clustered, prompts, mix, difference, contested } = line
  if (n === 0) return noDataWords(line)
  const reasons = missingReasons(line)
  const figures = `${count(k)} of ${count(n)}: ${percent(rate, n)} ${interval(low, high, n)}`
  return [
    mix ? mixWords(catalogue, line, parts) : figures,
    clustered && `over ${prompts} prompts ${interval(clustered.low, clustered.high, n)}`,
    difference && differenceWords(catalogue, difference),
    contested && contestedWords(contested),
    `missing: ${reasons === "" ? "none" : reasons}`,
  ]
    .filter((words) => words !== null)
    .join(" · ")
}

function mixWords(catalogue: Catalogue, { mix, k, n, rate, low, high }: Line, parts: MixPart[]): string {
  const counts = mix?.counts ?? []
  const names = partWords(
    catalogue,
    parts.map(({ outcome }) => outcome),
  )
  const said = names.map(
    (name, index) => `${name} ${count(counts[index] ?? 0)} (${share(counts[index] ?? 0, n)})`,
  )
  const other = mix && mix.other > 0 ? [`none of these ${count(mix.other)} (${share(mix.other, n)})`] : []
  const harm = parts.some((part) => part.harm)
    ? [`any harm ${count(k)} of ${count(n)}: ${percent(rate, n)} ${interval(low, high, n)}`]
    : [`of ${count(n)}`]
  return [...said, ...other, ...harm].join(" · ")
}

function differenceWords(catalogue: Catalogue, difference: Difference): string {
  if (difference.kind === "baseline") return "the baseline"
  if (difference.kind === "none") return refusalWords(catalogue, difference)
  const { estimate, base, p, adjusted } = difference
  return (
    `${points(estimate)} points ${pointsInterval(difference)} from ${count(base.k)} of ${count(base.n)}, ` +
    `p ${pValue(p)}, by Holm ${pValue(adjusted)}`
  )
}

/** Why a line is not compared, naming the baseline that it lacks. */
export function refusalWords(
  catalogue: Catalogue,
  { reason, base }: Extract<Difference, { kind: "none" }>,
): string {
  const named = Object.entries(base).map(
    ([key, value]) => `${keyWords(catalogue, key)} ${levelWords(catalogue, key, value)}`,
  )
  if (reason === "no data") return "not compared: no data"
  if (reason === "no baseline") return `not compared: there is no ${named.join(", ")}`
  return `not compared: no data for ${named.join(", ")}`
}

function share(part: number, n: number): string {
  return percent(part / n, n)
}
