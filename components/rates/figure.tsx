import type { ReactNode } from "react"
import { TakeAway } from "@/components/figure/take-away"
import { drawingOf } from "@/components/rates/marks/drawing"
import { HatchPattern } from "@/components/rates/marks/hatch"
import { MixLegend } from "@/components/rates/marks/mix-legend"
import { outcomeWords } from "@/components/rates/words/outcome"
import { isObserved, keyWords, levelWords } from "@/components/studies/catalogue-words"
import type { OpenView } from "@/lib/filters/rates"
import type { PooledFactor, Rates } from "@/lib/model/rates/rows"
import type { Contested } from "@/lib/model/review/contested/band"
import { ratesApiUrl, ratesUrl } from "@/lib/urls/rates"
import { groupBy, missingOf } from "./arrange"
import { RateChart } from "./chart"
import { ContestedSentence } from "./contested-sentence"
import type { Drawn } from "./drawn"
import { ChartFrame } from "./frame"
import type { Line } from "./line"
import { RateMatrix } from "./matrix"
import { RateNotes } from "./notes"
import { type Groups, keysOf, NONE } from "./question"
import type { ChartScope } from "./scope"
import { RateSentence } from "./sentence"
import { RateTable } from "./table"

/** The chart in its frame, one panel per value where panels are asked for, and its numbers as a table. */
export function RateFigure(props: {
  scope: ChartScope
  groups: Groups
  drawn: Drawn
  total: Rates
  citations: string[]
  pooled: PooledFactor[]
  /** What disputes leave of the total, where that was asked for. */
  contested?: Contested | null
  /** What is open beside the chart. */
  panel?: ReactNode
  /** What must be known of published rates that are laid over. */
  overlayNotes?: ReactNode
}) {
  const { scope, groups, drawn, total } = props
  const { catalogue, outcome, population, study } = scope
  const keys = keysOf(groups)
  const title = titleOf(scope, groups, drawn)
  const json = ratesApiUrl(study, outcome, keys, population)
  const observed = keys.filter((key) => isObserved(catalogue, key)).map((key) => keyWords(catalogue, key))
  const panels = groupBy(drawn.lines, groups.panels)
  return (
    <>
      <HatchPattern />
      <ChartFrame
        title={title}
        sentence={
          <>
            <RateSentence scope={scope} totals={total.rows} />
            {props.contested && <ContestedSentence scope={scope} band={props.contested} />}
          </>
        }
        warnings={observed.map(
          (words) =>
            `${words} was observed in the transcript, not assigned: a difference here is not an effect.`,
        )}
        panel={props.panel}
        notes={
          <>
            <RateNotes {...props} totals={total.rows} />
            {props.overlayNotes}
          </>
        }
        link={fullUrl(scope, groups)}
        data={{ json, csv: `${json}&format=csv` }}
        takeAway={<TakeAway study={study} state={fullState(scope, groups)} />}
      >
        {drawn.parts.length > 0 && (
          <MixLegend
            catalogue={catalogue}
            parts={drawn.parts}
            other={drawn.lines.some(({ mix }) => (mix?.other ?? 0) > 0)}
            missing={drawn.lines.some((line) => missingOf(line) > 0)}
          />
        )}
        <div className="@container">
          <div className={multiplesOf(panels.length)}>
            {panels.map(({ value, rows }) => (
              <section key={value ?? ""} className="@container min-w-0">
                {groups.panels !== null && (
                  <h3 className="mb-1 font-semibold">{panelWords(scope, groups.panels, value)}</h3>
                )}
                <Panel {...props} lines={rows} value={value} title={title} />
              </section>
            ))}
          </div>
        </div>
        <details className="no-print mt-4">
          <summary className="disclosure inline-flex min-h-6 items-center text-sm">
            The same numbers as a table
          </summary>
          <div className="mt-2">
            <RateTable scope={scope} lines={drawn.lines} keys={keys} parts={drawn.parts} caption={title} />
          </div>
        </details>
      </ChartFrame>
    </>
  )
}

/** One chart or heat map; all panels are drawn on the same scale. */
function Panel(
  props: Parameters<typeof RateFigure>[0] & { lines: Line[]; value: string | null; title: string },
) {
  const { scope, groups, drawn, lines, value, title } = props
  const panel = groups.panels === null ? "" : levelWords(scope.catalogue, groups.panels, value)
  if (scope.view.form === "matrix") {
    const margin = drawn.margin.filter(({ by }) => !groups.panels || (by[groups.panels] ?? null) === value)
    const caption = panel === "" ? title : `${title} · ${panel}`
    return <RateMatrix scope={scope} lines={lines} margin={margin} groups={groups} caption={caption} />
  }
  const drawing = drawingOf(scope.view.form, scope, drawn.lines, drawn.parts)
  return (
    <RateChart
      scope={scope}
      lines={lines}
      parts={drawn.parts}
      groups={groups}
      citations={props.citations}
      drawing={drawing}
      panel={panel}
    />
  )
}

function multiplesOf(panels: number): string {
  if (panels < 2) return ""
  const grid = "grid gap-x-8 gap-y-6"
  return panels < 3 ? `${grid} @5xl:grid-cols-2` : `${grid} @3xl:grid-cols-2 @5xl:grid-cols-3`
}

/** This view with nothing left to defaults, so that its link stays what it is. */
export function fullUrl(scope: ChartScope, groups: Groups, open?: OpenView) {
  return ratesUrl(scope.study, { ...fullState(scope, groups), ...open })
}

function fullState({ outcome, population, view }: ChartScope, { rows, columns, panels }: Groups) {
  return { ...population, ...view, outcome, rows: rows ?? NONE, columns: columns ?? NONE, panels }
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" })

/** "Harmful = yes by model and scenario"; of a mix its variable or its parts. */
export function titleOf({ catalogue, outcome, view }: ChartScope, groups: Groups, { parts }: Drawn): string {
  const keys = [groups.rows, groups.columns, groups.panels].filter((key) => key !== null)
  const by = list.format(keys.map((key) => keyWords(catalogue, key)))
  const further = view.mix.length > 0 || parts.length < 2
  const mixed = further
    ? list.format(parts.map((part) => outcomeWords(catalogue, part.outcome)))
    : keyWords(catalogue, outcome.key)
  const counted = parts.length > 0 ? mixed : outcomeWords(catalogue, outcome)
  const title = `${view.form === "difference" ? "difference in " : ""}${counted}`
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}${by === "" ? "" : ` by ${by}`}`
}

function panelWords({ catalogue }: ChartScope, key: string, value: string | null): string {
  return `${keyWords(catalogue, key)}: ${levelWords(catalogue, key, value)}`
}
