import Link from "next/link"
import { outcomeWords } from "@/components/rates/words/outcome"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count, percent, plural, points, pointsInterval, pValue } from "@/lib/format/words"
import { type Comparison, type Counts, isTold } from "@/lib/model/compare/outcomes"
import type { Filters } from "@/lib/model/population/filters"
import { kPopulation, nPopulation } from "@/lib/model/population/of-rate"
import { methodsUrl } from "@/lib/urls/methods"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { DifferenceTrack } from "./difference-track"
import type { CompareScope } from "./scope"

/** Every outcome in both populations. What is told from chance stands in bold; what is not says how many would tell. */
export function OutcomeTable(props: {
  scope: CompareScope
  comparisons: Comparison[]
  /** Sides whose counts no transcripts stand behind. */
  published: { a: boolean; b: boolean }
}) {
  const { scope, comparisons, published } = props
  const tested = comparisons.filter(({ p }) => p !== null).length
  return (
    <>
      <ScrollBox label="Outcomes in A and B">
        <table className="w-full max-w-6xl">
          <thead>
            <tr className="border-line border-b text-left text-muted text-sm">
              <th className="py-1 pr-4 font-normal">outcome</th>
              <th className="px-3 text-right font-normal">A</th>
              <th className="px-3 text-right font-normal">B</th>
              <th className="w-64 px-3 font-normal max-md:hidden">B − A, points</th>
              <th className="px-3 font-normal">difference, 95 % interval</th>
              <th className="px-3 text-right font-normal">p</th>
              <th className="px-3 text-right font-normal">p, Holm</th>
              <th className="pl-3 font-normal">what it says</th>
            </tr>
          </thead>
          <tbody>
            {comparisons.map((comparison, index) => (
              <OutcomeRow
                key={outcomeWords(scope.catalogue, comparison.outcome)}
                scope={scope}
                comparison={comparison}
                published={published}
                asked={index === 0}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="mt-2 text-muted text-sm">
        Differences: Newcombe’s hybrid score interval; p: Fisher’s exact test, two-sided; Holm over the{" "}
        {plural(tested, "comparison")} shown; “per group would”: 80 % power at 0.05, were it asked of alone.{" "}
        <Link href={methodsUrl("newcombe")} className="link">
          Methods
        </Link>
      </p>
    </>
  )
}

function OutcomeRow(props: {
  scope: CompareScope
  comparison: Comparison
  published: { a: boolean; b: boolean }
  asked: boolean
}) {
  const { scope, comparison } = props
  const { outcome, a, b, difference, p, adjusted } = comparison
  const told = isTold(comparison)
  return (
    <tr
      className={`border-line border-b align-baseline tabular-nums ${told ? "font-semibold" : ""} ${props.asked ? "bg-surface" : ""}`}
    >
      <th scope="row" className={`min-w-40 py-1.5 pr-4 text-left ${told ? "" : "font-normal"}`}>
        {told && <span aria-hidden="true">◆ </span>}
        {outcomeWords(scope.catalogue, outcome)}
      </th>
      <Figure
        scope={scope}
        outcome={outcome}
        population={scope.a.population}
        counts={a}
        published={props.published.a}
      />
      <Figure
        scope={scope}
        outcome={outcome}
        population={scope.b.population}
        counts={b}
        published={props.published.b}
      />
      <td className="px-3 max-md:hidden">{difference && <DifferenceTrack {...difference} told={told} />}</td>
      <td className="whitespace-nowrap px-3">
        {difference ? (
          <>
            {points(difference.estimate)}{" "}
            <span className={told ? "" : "text-muted"}>{pointsInterval(difference)}</span>
          </>
        ) : (
          <span className="text-muted">no data</span>
        )}
      </td>
      <td className="whitespace-nowrap px-3 text-right">{p === null ? "–" : pValue(p)}</td>
      <td className="whitespace-nowrap px-3 text-right">{adjusted === null ? "–" : pValue(adjusted)}</td>
      <td className={`min-w-52 pl-3 ${told ? "" : "text-muted"}`}>{conclusion(comparison)}</td>
    </tr>
  )
}

function conclusion(comparison: Comparison): string {
  const { difference, needed, a, b } = comparison
  if (difference === null) return `no data in ${a.n === 0 ? "A" : "B"}`
  if (isTold(comparison)) {
    const size = Math.abs(Math.round(difference.estimate * 1000) / 10)
    return `${size} points ${difference.estimate > 0 ? "more" : "fewer"} in B`
  }
  if (comparison.p !== null && comparison.p < 0.05)
    return "alone it would be told, among all of these it is not"
  if (needed === null) return a.k === 0 && b.k === 0 ? "it occurs in neither" : "the rates are the same"
  return `says nothing at this n; ${count(needed)} per group would`
}

function Figure(props: {
  scope: CompareScope
  outcome: Comparison["outcome"]
  population: Filters
  counts: Counts
  published: boolean
}) {
  const { scope, outcome, population, counts, published } = props
  const { k, n } = counts
  const hits = published ? null : kPopulation(population, outcome)
  const link = "link inline-flex min-h-6 min-w-6 items-center"
  return (
    <td className="whitespace-nowrap px-3 text-right">
      {k > 0 && hits ? (
        <Link href={transcriptsUrl(scope.study, hits)} className={`${link} justify-end`}>
          {count(k)}
        </Link>
      ) : (
        count(k)
      )}
      /
      {n > 0 && !published ? (
        <Link href={transcriptsUrl(scope.study, nPopulation(population, outcome))} className={link}>
          {count(n)}
        </Link>
      ) : (
        count(n)
      )}
      <span className="ml-2 font-normal text-muted">{percent(n > 0 ? k / n : null, n)}</span>
      {published && <span className="block text-muted text-sm">published</span>}
    </td>
  )
}
