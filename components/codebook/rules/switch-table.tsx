import type { Route } from "next"
import Link from "next/link"
import { outcomeWords } from "@/components/rates/words/outcome"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count, interval, percent } from "@/lib/format/words"
import type { RuleRate, RuleSwitch, SwitchRow } from "@/lib/model/codebook/rules/switch"
import { groupPopulation, kPopulation, nPopulation } from "@/lib/model/population/of-rate"
import { ruleWords } from "@/lib/model/rule"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { type SwitchScope, switchUrl } from "./switch-scope"

type Props = { scope: SwitchScope; switched: RuleSwitch }

/** Per group k of n by the one rule and by the other, and how many transcripts differ. */
export function SwitchTable({ scope, switched }: Props) {
  const { catalogue, outcome, from, to } = scope
  const { groups, total, rows } = switched
  return (
    <ScrollBox label="Rates by both rules">
      <table className="my-2 w-full max-w-5xl border-collapse text-sm">
        <caption className="sr-only">{`${outcomeWords(catalogue, outcome)}, read by two rules`}</caption>
        <thead>
          <tr className="border-edge border-b align-bottom text-muted">
            <th scope="col" className="py-1 pr-4 text-left font-normal">
              {rows === null ? "" : keyWords(catalogue, rows)}
            </th>
            {[from, to].map((rule, index) => (
              <th key={`${String(index)} ${rule}`} scope="col" className="px-3 py-1 text-right font-normal">
                {ruleWords(rule)}
              </th>
            ))}
            <th scope="col" className="px-3 py-1 text-right font-normal">
              difference where both judge
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-normal">
              read differently
            </th>
          </tr>
        </thead>
        <tbody>
          {rows !== null &&
            groups.map((row) => (
              <Line
                key={row.by[rows]}
                scope={scope}
                row={row}
                name={levelWords(catalogue, rows, row.by[rows] ?? null)}
              />
            ))}
          <Line scope={scope} row={total} name="all" strong />
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Line(props: { scope: SwitchScope; row: SwitchRow; name: string; strong?: boolean }) {
  const { scope, row, name, strong = false } = props
  const { before, after, both, flips } = row
  const group = groupPopulation(scope.population, row.by)
  return (
    <tr className={`border-line border-b align-baseline tabular-nums ${strong ? "font-semibold" : ""}`}>
      <th scope="row" className="wrap-anywhere min-w-28 py-1 pr-4 text-left font-[inherit]">
        {name}
      </th>
      <Rate scope={scope} group={group} rate={before} rule={scope.from} />
      <Rate scope={scope} group={group} rate={after} rule={scope.to} />
      <td className="whitespace-nowrap px-3 py-1 text-right">{differenceWords(both)}</td>
      <td className="py-1 pl-3 text-right">
        <Opened
          n={flips}
          href={switchUrl({ ...scope, population: group }, {}, "listed")}
          of={`${name}, read differently`}
        />
      </td>
    </tr>
  )
}

/** k/n with its interval; where a filter reads verdicts itself, no list has exactly these transcripts. */
function Rate(props: { scope: SwitchScope; group: SwitchScope["population"]; rate: RuleRate; rule: string }) {
  const { scope, group, rule } = props
  const { k, n, rate, low, high } = props.rate
  const read = { ...group, rule }
  const hits = kPopulation(read, scope.outcome)
  const linked = rule === scope.from || !filtersVerdicts(scope)
  const fraction = (
    <>
      {count(k)}/{count(n)}
    </>
  )
  return (
    <td className="whitespace-nowrap px-3 py-1 text-right">
      {n > 0 && linked ? (
        <Link
          href={transcriptsUrl(scope.study, (k > 0 && hits) || nPopulation(read, scope.outcome))}
          className="link inline-flex min-h-6 items-center"
        >
          {fraction}
        </Link>
      ) : (
        n > 0 && fraction
      )}{" "}
      {percent(rate, n)} <span className="font-normal text-muted">{interval(low, high, n)}</span>
    </td>
  )
}

function filtersVerdicts({ population, catalogue }: SwitchScope): boolean {
  const observed = catalogue.variables.map(({ key }) => key)
  const { where, judged, missing } = population
  return (
    judged.length + missing.length > 0 ||
    where.some(({ key }) => observed.includes(key.replace(/^variable\./, "")))
  )
}

/** In percentage points, among those that both rules give a value; a minus sign and not a hyphen. */
function differenceWords({ n, before, after }: SwitchRow["both"]): string {
  if (n === 0) return "no data"
  const points = (((after - before) / n) * 100).toFixed(n >= 100 ? 1 : 0)
  const signed = Number(points) === 0 ? "0" : `${Number(points) > 0 ? "+" : "−"}${points.replace("-", "")}`
  return `${signed} points in ${count(n)}`
}

export function Opened({ n, href, of }: { n: number; href: Route; of: string }) {
  if (n === 0) return <span className="text-muted">0</span>
  return (
    <Link href={href} className="link inline-flex min-h-6 min-w-6 items-center justify-end">
      {count(n)}
      <span className="sr-only">{` transcripts: ${of}`}</span>
    </Link>
  )
}
