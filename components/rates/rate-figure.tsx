import type { Route } from "next"
import { isObserved, keyWords, levelWords } from "@/components/catalogue-words"
import type { PooledFactor, Rates } from "@/lib/model/study"
import { ratesApiUrl, ratesUrl } from "@/lib/urls"
import { groupBy } from "./arrange"
import { ChartFrame } from "./chart-frame"
import { outcomeWords } from "./outcome-words"
import { RateChart } from "./rate-chart"
import { RateMatrix } from "./rate-matrix"
import { RateNotes } from "./rate-notes"
import { type Groups, keysOf, NONE } from "./rate-question"
import type { RateScope } from "./rate-scope"
import { RateSentence } from "./rate-sentence"

/** The chart in its frame, one panel per value where panels are asked for, and below it the numbers as a table. */
export function RateFigure(props: {
  scope: RateScope
  groups: Groups
  rates: Rates
  margin: Rates
  total: Rates
  pooled: PooledFactor[]
}) {
  const { scope, groups, rates, margin, total, pooled } = props
  const { catalogue, outcome, population, study } = scope
  const keys = keysOf(groups)
  const title = titleOf(scope, groups)
  const json = ratesApiUrl(study, outcome, keys, population)
  const observed = keys.filter((key) => isObserved(catalogue, key)).map((key) => keyWords(catalogue, key))
  return (
    <>
      <ChartFrame
        title={title}
        sentence={<RateSentence scope={scope} totals={total.rows} />}
        warnings={observed.map(
          (words) =>
            `${words} was observed in the transcript, not assigned: a difference here is not an effect.`,
        )}
        notes={<RateNotes scope={scope} totals={total.rows} citations={rates.citations} pooled={pooled} />}
        link={fullUrl(scope, groups)}
        data={{ json, csv: `${json}&format=csv` }}
      >
        <div className={groups.panels === null ? "" : "grid gap-x-10 gap-y-6 2xl:grid-cols-2"}>
          {groupBy(rates.rows, groups.panels).map(({ value, rows }) => (
            <section key={value ?? ""}>
              {groups.panels !== null && (
                <h3 className="mb-1 font-semibold">{panelWords(scope, groups.panels, value)}</h3>
              )}
              <RateChart scope={scope} rows={rows} groups={groups} />
            </section>
          ))}
        </div>
      </ChartFrame>
      <section className="mt-10 flex flex-col gap-6">
        <h2 className="font-semibold text-lg">The same as a table</h2>
        {groupBy(rates.rows, groups.panels).map(({ value, rows }) => (
          <RateMatrix
            key={value ?? ""}
            scope={scope}
            rows={rows}
            margin={margin.rows.filter(({ by }) => !groups.panels || (by[groups.panels] ?? null) === value)}
            groups={groups}
            caption={groups.panels === null ? title : `${title} · ${panelWords(scope, groups.panels, value)}`}
          />
        ))}
      </section>
    </>
  )
}

function fullUrl({ study, outcome, population }: RateScope, groups: Groups): Route {
  const { rows, columns, panels } = groups
  return ratesUrl(study, {
    ...population,
    outcome,
    rows: rows ?? NONE,
    columns: columns ?? NONE,
    panels,
  })
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" })

function titleOf({ catalogue, outcome }: RateScope, groups: Groups): string {
  const keys = [groups.rows, groups.columns, groups.panels].filter((key) => key !== null)
  const by = list.format(keys.map((key) => keyWords(catalogue, key)))
  return `${outcomeWords(catalogue, outcome)}${by === "" ? "" : ` by ${by}`}`
}

function panelWords({ catalogue }: RateScope, key: string, value: string | null): string {
  return `${keyWords(catalogue, key)}: ${levelWords(catalogue, key, value)}`
}
