import { Choice } from "@/components/population/choice"
import { FilterBar } from "@/components/population/filter-bar"
import { LiveForm } from "@/components/population/live-form"
import { outcomeOptions } from "@/components/rates/controls/outcome-options"
import { groupKeys } from "@/components/studies/catalogue-words"
import { formatClause, formatOutcome } from "@/lib/model/clause"
import { compareUrl } from "@/lib/urls/compare"
import type { CompareScope } from "./scope"

/** What is compared: the outcome, what both sides share, and a choice of levels for each side. */
export function SideForm({ scope, any }: { scope: CompareScope; any: boolean }) {
  const { study, catalogue, outcome, shared, a, b } = scope
  const sided = a.clauses.length + b.clauses.length > 0
  return (
    <div className="no-print border-line border-b py-3">
      <LiveForm page="compare" study={study} label="What is compared" className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <Choice
            name="outcome"
            label="outcome"
            value={any ? "" : formatOutcome(outcome)}
            groups={[
              { label: null, options: [{ value: "", words: sided ? "the study’s own" : "any" }] },
              ...outcomeOptions(catalogue, outcome),
            ]}
          />
          <noscript>
            <button type="submit" className="control">
              Compare
            </button>
          </noscript>
        </div>
        <FilterBar
          catalogue={catalogue}
          population={shared}
          variable={outcome.key}
          urlOf={(other) => compareUrl(study, { ...other, outcome, a: a.clauses, b: b.clauses })}
        />
        <SideChoices scope={scope} name="a" />
        <SideChoices scope={scope} name="b" />
      </LiveForm>
    </div>
  )
}

function SideChoices({ scope, name }: { scope: CompareScope; name: "a" | "b" }) {
  const { catalogue } = scope
  const { clauses } = scope[name]
  const keys = groupKeys(catalogue).filter(
    ({ key, kind, levels }) =>
      clauses.some((clause) => clause.key === key) || (kind !== "variable" && levels.length > 1),
  )
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1.5 [&_select]:field-sizing-fixed">
      <legend className="float-left mr-3 inline-flex w-4 min-h-7 items-center font-semibold">
        {name.toUpperCase()}
      </legend>
      {keys.map(({ key, words, levels }) => {
        const own = clauses.filter((clause) => clause.key === key).map(formatClause)
        const known = levels.map((level) => ({
          value: formatClause({ key, op: "=", value: level }),
          words: level,
        }))
        const shown = own[0] ?? ""
        const other =
          shown === "" || known.some(({ value }) => value === shown) ? [] : [{ value: shown, words: shown }]
        return (
          <span key={key} className="contents">
            <Choice
              name={name}
              label={words}
              value={shown}
              groups={[{ label: null, options: [{ value: "", words: "any" }, ...other, ...known] }]}
            />
            {own.slice(1).map((value) => (
              <input key={value} type="hidden" name={name} value={value} />
            ))}
          </span>
        )
      })}
    </fieldset>
  )
}
