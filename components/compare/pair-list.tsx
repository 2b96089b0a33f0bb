import Link from "next/link"
import { outcomeWords } from "@/components/rates/words/outcome"
import { keyWords } from "@/components/studies/catalogue-words"
import { Notice } from "@/components/ui/notice"
import { ScrollBox } from "@/components/ui/scroll-box"
import { sentence } from "@/lib/filters/sentence"
import { count, plural, points, pointsInterval, pValue } from "@/lib/format/words"
import type { Clause } from "@/lib/model/clause"
import { type Comparison, isTold } from "@/lib/model/compare/outcomes"
import { compareUrl } from "@/lib/urls/compare"
import { methodsUrl } from "@/lib/urls/methods"
import type { CompareScope } from "./scope"

type Pair = {
  a: Record<string, string>
  b: Record<string, string>
  factors: string[]
  change: { added: number; removed: number; firstChange: string; words: number; lines: number } | null
  models: string[]
  comparison: Comparison
}
type Props = {
  scope: CompareScope
  /** Whether any outcome is asked for, and each pair stands with the one that differs most. */
  any: boolean
  pairs: Pair[]
  conditions: number
  withoutPrompts: number
  comparisons: number
}

/** Pairs of conditions that differ least, those with the greatest difference of the outcome first. */
export function PairList({ scope, any, pairs, conditions, withoutPrompts, comparisons }: Props) {
  const { catalogue, outcome, shared } = scope
  const where = sentence(shared)
  if (pairs.length === 0) {
    return (
      <Notice title="No two conditions to set beside each other">
        <p>
          {`Of ${plural(conditions, "condition")}${where === "" ? "" : ` ${where}`}, no two differ in their prompts, or in one factor, and have verdicts of a model that both were asked of. Choose levels for A and B above.`}
        </p>
      </Notice>
    )
  }
  return (
    <section className="my-4">
      <h2 className="font-semibold text-lg">Which single line matters?</h2>
      <p className="max-w-read">
        Of {plural(conditions, "condition")}
        {where === "" ? "" : ` ${where}`}, the {plural(pairs.length, "pair")} that differ least,{" "}
        {any
          ? "each with the outcome that differs most, the greatest difference first."
          : `by how much ${outcomeWords(catalogue, outcome)} differs.`}
        {withoutPrompts > 0 &&
          ` ${plural(withoutPrompts, "condition")} came without prompts: those pairs differ in one factor.`}
      </p>
      <ScrollBox label="Pairs of conditions">
        <table className="mt-3 w-full">
          <thead>
            <tr className="border-line border-b text-left text-muted text-sm">
              <th className="py-1 pr-4 font-normal">what differs</th>
              {any && <th className="px-3 font-normal">outcome</th>}
              <th className="px-3 text-right font-normal">A</th>
              <th className="px-3 text-right font-normal">B</th>
              <th className="px-3 text-right font-normal">B − A, points, 95 % interval</th>
              <th className="px-3 text-right font-normal">p</th>
              <th className="pl-3 text-right font-normal">p, Holm</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <PairRow
                key={JSON.stringify([pair.a, pair.b, pair.change])}
                scope={scope}
                any={any}
                pair={pair}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="mt-2 text-muted text-sm">
        Newcombe’s intervals, Fisher’s exact p, Holm over {plural(comparisons, "comparison")} of pairs and
        outcomes. ◆ told from chance.{" "}
        <Link href={methodsUrl("newcombe")} className="link">
          Methods
        </Link>
      </p>
    </section>
  )
}

function PairRow({ scope, any, pair }: { scope: CompareScope; any: boolean; pair: Pair }) {
  const { a, b, factors, change, models, comparison } = pair
  const { difference, p, adjusted } = comparison
  const told = isTold(comparison)
  return (
    <tr
      className={`relative border-line border-b align-baseline tabular-nums hover:bg-surface ${told ? "font-semibold" : ""}`}
    >
      <th scope="row" className="min-w-64 py-1.5 pr-4 text-left font-normal">
        <Link
          href={compareUrl(scope.study, {
            ...scope.shared,
            outcome: comparison.outcome,
            a: clausesOf(a),
            b: clausesOf(b),
          })}
          className="link inline-flex min-h-6 items-center after:absolute after:inset-0"
        >
          <span className={told ? "font-semibold" : ""}>
            {told && <span aria-hidden="true">◆ </span>}
            {factors
              .map((key) => `${keyWords(scope.catalogue, key)}: ${a[key] ?? "none"} → ${b[key] ?? "none"}`)
              .join(", ") || "prompts only"}
          </span>
        </Link>
        {change && (
          <span className="block max-w-read break-words text-muted text-sm">
            <bdi>{change.firstChange}</bdi>
            {` · ${plural(change.words, "word")} in ${plural(change.lines, "line")}`}
          </span>
        )}
        <span className="block text-muted text-sm">
          {shared(a, factors, scope)}
          {models.length === 1 ? models[0] : `${plural(models.length, "model")} together`}
        </span>
      </th>
      {any && <td className="px-3">{outcomeWords(scope.catalogue, comparison.outcome)}</td>}
      <td className="whitespace-nowrap px-3 text-right">
        {count(comparison.a.k)}/{count(comparison.a.n)}
      </td>
      <td className="whitespace-nowrap px-3 text-right">
        {count(comparison.b.k)}/{count(comparison.b.n)}
      </td>
      <td className="whitespace-nowrap px-3 text-right">
        {difference && `${points(difference.estimate)} ${pointsInterval(difference)}`}
      </td>
      <td className="whitespace-nowrap px-3 text-right">{p !== null && pValue(p)}</td>
      <td className="whitespace-nowrap pl-3 text-right">{adjusted !== null && pValue(adjusted)}</td>
    </tr>
  )
}

function clausesOf(factors: Record<string, string>): Clause[] {
  return Object.entries(factors).map(([key, value]) => ({ key, op: "=", value }))
}

/** The levels that both conditions have of factors that vary in the study. */
function shared(levels: Record<string, string>, differing: string[], { catalogue }: CompareScope): string {
  const own = catalogue.factors.filter(
    ({ key, levels: all }) => all.length > 1 && !differing.includes(key) && levels[key] !== undefined,
  )
  return own.map(({ key }) => `${keyWords(catalogue, key)} ${levels[key]} · `).join("")
}
