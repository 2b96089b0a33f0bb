import type { ReactNode } from "react"
import { Choice, type OptionGroup } from "@/components/population/choice"
import { FilterBar } from "@/components/population/filter-bar"
import { LiveForm } from "@/components/population/live-form"
import type { Drawn } from "@/components/rates/drawn"
import { type Groups, keysOf, NONE } from "@/components/rates/question"
import type { ChartScope } from "@/components/rates/scope"
import { groupKeys } from "@/components/studies/catalogue-words"
import type { Form, RateView } from "@/lib/filters/rates"
import { formatClause, formatOutcome, isLevel } from "@/lib/model/clause"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { ruleSwitchUrl } from "@/lib/urls/codebook"
import { ratesUrl } from "@/lib/urls/rates"
import { BaselineChoice } from "./baseline-choice"
import { FormSwitch } from "./form-switch"
import { MixChoice } from "./mix-choice"
import { OutcomeLevels } from "./outcome-levels"
import { outcomeOptions } from "./outcome-options"
import { ThresholdForm } from "./threshold-form"

const SORTS: Record<RateView["sort"], { rates: string; differences: string }> = {
  levels: { rates: "as their levels", differences: "as their levels" },
  highest: { rates: "highest first", differences: "most above first" },
  lowest: { rates: "lowest first", differences: "most below first" },
  largest: { rates: "largest n first", differences: "largest difference first" },
}

/** The question as controls: what is counted, where, by what it is split and how it is drawn. Every state is an address. */
export function RateControls(props: {
  scope: ChartScope
  groups: Groups
  drawn: Drawn
  /** Which published rates are laid over. */
  publishedChoice?: ReactNode
  /** Whether any verdict of the study is disputed. */
  disputed?: boolean
}) {
  const { scope, groups, drawn, publishedChoice } = props
  const { catalogue, outcome, population, study, view } = scope
  const options = keyOptions(catalogue)
  const none = (value: string) => ({ label: null, options: [{ value, words: "none" }] })
  const optional = [none(NONE), ...options]
  const sorts = Object.entries(SORTS).map(([value, words]) => ({
    value,
    words: view.form === "difference" ? words.differences : words.rates,
  }))
  return (
    <div className="group/controls no-print flex flex-wrap items-start gap-x-6 gap-y-2 border-line border-b py-3">
      <LiveForm
        page="rates"
        study={study}
        label="What is counted, and of which transcripts"
        className="contents"
      >
        <div className="flex basis-full flex-wrap items-start gap-x-6 gap-y-1.5 sm:flex-nowrap">
          <div className="relative grid min-w-0 flex-1 basis-full grid-cols-2 items-center gap-x-4 gap-y-1.5 sm:flex sm:basis-0 sm:flex-wrap">
            <span className="col-span-2 flex min-w-0 flex-wrap items-center gap-2">
              <Choice
                name="outcome"
                label="outcome"
                value={formatOutcome(outcome)}
                groups={outcomeOptions(catalogue, outcome)}
              />
              <OutcomeLevels scope={scope} />
              <details data-more="" className="sm:hidden">
                <summary className="control disclosure">
                  more<span className="sr-only">: rows, columns, order, filters</span>
                </summary>
              </details>
            </span>
            <div className={`col-span-2 grid-cols-2 gap-x-4 gap-y-1.5 sm:contents ${FOLDED} grid`}>
              <Choice name="rows" label="rows" value={groups.rows ?? NONE} groups={optional} />
              <Choice name="columns" label="columns" value={groups.columns ?? NONE} groups={optional} />
              <Choice
                name="panels"
                label="panels"
                value={groups.panels ?? ""}
                groups={[none(""), ...options]}
              />
              <Choice
                name="sort"
                label="order"
                value={view.sort}
                groups={[{ label: null, options: sorts }]}
              />
              {props.disputed && DRAWN.includes(view.form) && (
                <Choice
                  name="contested"
                  label="disputes"
                  value={view.contested ?? ""}
                  groups={[{ label: null, options: DISPUTES }]}
                />
              )}
              {publishedChoice && <span className="col-span-2">{publishedChoice}</span>}
            </div>
            {view.form === "mix" && <MixChoice scope={scope} parts={drawn.parts} />}
            {view.form === "difference" && (
              <span className="col-span-2 flex flex-wrap gap-x-4 gap-y-1.5">
                <BaselineChoice catalogue={catalogue} keys={keysOf(groups)} baseline={drawn.baseline} />
              </span>
            )}
            <noscript>
              <button type="submit" className="control">
                Show
              </button>
            </noscript>
          </div>
          <FormSwitch scope={scope} />
        </div>
        <div className={`min-w-0 flex-1 basis-full sm:basis-96 ${FOLDED}`}>
          <FilterBar
            catalogue={catalogue}
            population={population}
            variable={outcome.key}
            ruleSwitch={
              isLevel(outcome.op)
                ? (rule) =>
                    ruleSwitchUrl(study, {
                      ...{ ...population, rule: DEFAULT_RULE, variable: outcome },
                      ...(rule !== DEFAULT_RULE && { to: rule }),
                    })
                : undefined
            }
            urlOf={(other) => ratesUrl(study, { ...view, ...other })}
          />
        </div>
        <Carried
          view={view}
          published={publishedChoice === undefined}
          contested={!props.disputed || !DRAWN.includes(view.form)}
        />
      </LiveForm>
      <div className={FOLDED}>
        <ThresholdForm scope={scope} view={view} />
      </div>
    </div>
  )
}

/** The forms that draw what disputes leave of a rate. */
const DRAWN: Form[] = ["dots", "bars"]

const DISPUTES = [
  { value: "", words: "left aside" },
  { value: "yes", words: "as a band" },
]

/** Narrow, the chart comes first: of its controls only the outcome and the form, until more are asked for. */
const FOLDED = "max-sm:not-group-has-[[data-more][open]]/controls:hidden"

/** What this form of the chart has no control for, kept for the others. */
function Carried(props: { view: RateView; published: boolean; contested: boolean }) {
  const { view, published, contested } = props
  const { form, mix, baseline } = view
  const carried = [
    { name: "form", values: form === "dots" ? [] : [form] },
    { name: "mix", values: form === "mix" ? [] : mix.map(formatOutcome) },
    { name: "baseline", values: form === "difference" ? [] : baseline.map(formatClause) },
    { name: "published", values: published && view.published !== null ? [view.published] : [] },
    { name: "contested", values: contested && view.contested !== null ? [view.contested] : [] },
  ]
  return carried.flatMap(({ name, values }) =>
    values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  )
}

function keyOptions(catalogue: Catalogue): OptionGroup[] {
  const kinds = [
    { label: "who", kind: "model" },
    { label: "assigned", kind: "factor" },
    { label: "observed, not assigned", kind: "variable" },
  ] as const
  const keys = groupKeys(catalogue)
  return kinds
    .map(({ label, kind }) => ({
      label,
      options: keys.filter((key) => key.kind === kind).map(({ key, words }) => ({ value: key, words })),
    }))
    .filter(({ options }) => options.length > 0)
}
