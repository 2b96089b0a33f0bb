import type { RateScope } from "@/components/rates/scope"
import { sentence } from "@/lib/filters/sentence"
import { count, interval, percent } from "@/lib/format/words"
import type { RateRow } from "@/lib/model/rates/rows"
import { outcomeWords } from "./outcome"

/** The sentence of a rates page as plain text, for what is taken away from it. */
export function sentenceWords({ catalogue, outcome, population }: RateScope, totals: RateRow[]): string {
  const where = sentence(population)
  return totals
    .map(({ k, n, published, rate, low, high }) => {
      const transcripts = `${count(n)} ${published ? "published " : ""}transcripts`
      const figures = rate === null ? "" : `: ${percent(rate, n)} ${interval(low, high, n)}`
      return `${outcomeWords(catalogue, outcome)} in ${count(k)} of ${transcripts}${where === "" ? "" : ` ${where}`}${figures}`
    })
    .join("; and ")
}
