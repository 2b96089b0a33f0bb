import { count, points } from "@/lib/format/words"
import { type Comparison, MARGIN, type Verdict } from "@/lib/model/replication/pairs"

/** What a comparison says, in words that a tie at a small n does not earn. */
export function verdictWords({ verdict, difference }: Comparison): string {
  if (verdict.kind === "differs") {
    const size = points(Math.abs(difference.estimate)).replace("+", "")
    return `differs: ours ${size} points ${difference.estimate > 0 ? "higher" : "lower"}`
  }
  if (verdict.kind === "agrees") {
    const clear = difference.low > 0 || difference.high < 0
    return clear ? `agrees within ${MARGIN_WORDS}` : "agrees within noise"
  }
  return `cannot tell: n too small, about ${count(verdict.needed)} per group would`
}

const MARGIN_WORDS = `${(MARGIN * 100).toFixed(0)} points`

/** How many of each, in the order of how much they say: "8 differ, 1 agrees, 3 cannot be told at their n". */
export function tally(comparisons: Comparison[]): string {
  const number = (kind: Verdict["kind"]) => comparisons.filter(({ verdict }) => verdict.kind === kind).length
  const [differ, agree, unclear] = [number("differs"), number("agrees"), number("cannot tell")]
  return [
    `${count(differ)} ${differ === 1 ? "differs" : "differ"}`,
    `${count(agree)} ${agree === 1 ? "agrees" : "agree"}`,
    `${count(unclear)} cannot be told at ${unclear === 1 ? "its" : "their"} n`,
  ].join(", ")
}

/** How verdicts are come by. */
export function verdictNotes(comparisons: number): string[] {
  return [
    `Difference is ours minus published, in points, with Newcombe’s 95 % interval; p is Fisher’s exact, and Holm’s adjustment is over the ${count(comparisons)} cells shown.`,
    `Differs: the adjusted p is below 0.05 and the interval is clear of 0. Agrees: it does not differ, and the whole interval lies within ±${MARGIN_WORDS}; within noise where it holds 0. Everything else cannot be told, a tie at a small n among it; then it says how many transcripts each group would need (80 % power, at 0.05 shared among the cells).`,
    "Intervals allow for chance among samples, not for another prompt, judge or version of a model.",
  ]
}
