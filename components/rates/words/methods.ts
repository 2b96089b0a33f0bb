import type { Drawn } from "@/components/rates/drawn"
import type { Line } from "@/components/rates/line"
import type { ChartScope } from "@/components/rates/scope"
import { MOST_TIED, type Ties } from "@/components/rates/ties"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import type { Form } from "@/lib/filters/rates"
import { count, plural, points, pointsInterval } from "@/lib/format/words"
import type { Catalogue } from "@/lib/model/study"
import { groupWords } from "./line"

/** What must be known to read a chart's numbers: its intervals, what they speak for, and what is a tie. */
export function methodNotes({ catalogue, view }: ChartScope, drawn: Drawn): string[] {
  const { lines, ties } = drawn
  const withData = lines.filter(({ n }) => n > 0)
  return [
    ...(view.form === "difference"
      ? []
      : ["95 % Wilson intervals, each for exactly the transcripts that it counts."]),
    ...(view.form === "mix" ? mixNotes(drawn) : promptNotes(view.form, withData)),
    ...(view.form === "difference" ? differenceNotes(catalogue, drawn) : sideBySide(withData)),
    ...tieNotes(catalogue, view.sort, ties, withData),
  ]
}

function mixNotes({ parts }: Drawn): string[] {
  const keys = new Set(parts.map(({ outcome }) => outcome.key))
  return [
    keys.size > 1 || parts.length === 1
      ? "A transcript counts for the first part that applies to it, in the order of the legend."
      : "",
    keys.size > 1 ? "A part opens its own transcripts; a row’s name opens the first outcome’s rate." : "",
    "Each bar is drawn over its n and what is missing; percentages are of n, and missing is in no n.",
  ].filter((note) => note !== "")
}

function promptNotes(form: Form, lines: Line[]): string[] {
  const pooled = lines.filter(({ clustered }) => clustered !== null)
  const alone = lines.length - pooled.length
  if (lines.length === 0) return []
  if (pooled.length === 0) return ["One prompt per row: the interval speaks for that prompt."]
  const numbers = pooled.map(({ prompts }) => prompts)
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  if (form === "matrix" || form === "difference") {
    return [
      `${plural(pooled.length, "row")} pooled over several prompts: these intervals do not allow for differences between prompts, those of dots and bars do.`,
    ]
  }
  const range = least === most ? plural(least, "prompt") : `${least} to ${plural(most, "prompt")}`
  return [
    `${plural(pooled.length, "row")} pooled over ${range}: the thin whisker allows for differences between prompts (cluster-robust).`,
    ...(alone > 0 ? [`${plural(alone, "row")} of one prompt: the interval speaks for that prompt.`] : []),
  ]
}

function sideBySide(lines: Line[]): string[] {
  if (lines.length < 2) return []
  return [`${plural(lines.length, "interval")} side by side; none is adjusted for how many there are.`]
}

function differenceNotes(catalogue: Catalogue, { lines, comparisons, baseline }: Drawn): string[] {
  const named = Object.entries(baseline).map(
    ([key, value]) => `${keyWords(catalogue, key)} ${levelWords(catalogue, key, value)}`,
  )
  if (named.length === 0) return ["Nothing to compare: no key that groups has two levels here."]
  const unlike = lines.filter(({ difference }) => difference?.kind === "none").length
  return [
    `Each row minus ${named.join(", ")}, with all else the same: rate minus the baseline’s rate, in points, with Newcombe’s interval.`,
    `${plural(comparisons, "comparison")}, Holm: Fisher’s exact p, then p adjusted for all of them. Bold and coloured: below 0.05 when adjusted, and the interval is clear of 0.`,
    ...(unlike > 0 ? [`${plural(unlike, "row")} not compared, each for the reason it gives.`] : []),
  ]
}

function tieNotes(catalogue: Catalogue, sort: string, ties: Ties | null, lines: Line[]): string[] {
  if (!ties) {
    const asked = (sort === "highest" || sort === "lowest") && lines.length > MOST_TIED
    return asked ? [`Ties are not looked for among more than ${MOST_TIED} rows.`] : []
  }
  const { first, next, difference, tied, of } = ties
  const pair = `${ofN(first)} and ${ofN(next)}`
  const by = `difference ${points(difference.estimate)} points ${pointsInterval(difference)}`
  const head = `${groupWords(catalogue, first.by)} comes first, but ${tied === 1 ? "1 row" : `${count(tied)} rows`}`
  return tied === 0
    ? [
        `The first row is told apart from the ${plural(of - 1, "other")} (Fisher’s exact p, Holm over all pairs).`,
      ]
    : [
        `${pair} are a tie: ${by}. ${head} of ${count(of - 1)} others cannot be told apart from it (Fisher’s exact p, Holm over all pairs); they are marked.`,
      ]
}

function ofN({ k, n }: Line): string {
  return `${count(k)}/${count(n)}`
}
