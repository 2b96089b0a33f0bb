import { CarriedClauses } from "@/components/population/carried-clauses"
import { groupKeys, variableWords } from "@/components/studies/catalogue-words"
import { Choice } from "@/components/ui/choice"
import { serializeFilters } from "@/lib/filters/population"
import { formatOutcome } from "@/lib/model/clause"
import { DEFAULT_RULE, rulesFor, ruleWords } from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { ruleSwitchUrl } from "@/lib/urls/codebook"
import { type SwitchScope, switchUrl } from "./switch-scope"

/** The two rules, what they are about and of which transcripts: a GET form. */
export function SwitchForm({ scope }: { scope: SwitchScope }) {
  const { study, catalogue, outcome, from, to, rows, population } = scope
  const variable = catalogue.variables.find(({ key }) => key === outcome.key.replace(/^variable\./, ""))
  const rules = rulesFor(catalogue, outcome.key)
  const carried = new URLSearchParams(serializeFilters({ ...population, rule: DEFAULT_RULE }))
  return (
    <form
      action={ruleSwitchUrl(study)}
      aria-label="Which rules, and of what"
      className="no-print flex flex-col gap-2 border-line border-b py-3"
    >
      {[...carried].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Choice name="variable" label="outcome" value={formatOutcome(outcome)}>
          {outcomeOptions(catalogue, formatOutcome(outcome))}
        </Choice>
        <Rules name="from" label="read" value={from} names={rules} />
        <Rules name="to" label="then by" value={to} names={rules} />
        <Choice name="rows" label="rows" value={rows ?? "none"}>
          <option value="none">none</option>
          {groupKeys(catalogue).map(({ key, words }) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </Choice>
        <button type="submit" className="control">
          Show
        </button>
      </div>
      <CarriedClauses
        population={population}
        href={(without) => switchUrl({ ...scope, population: without })}
      />
      {variable?.question && <p className="max-w-read text-muted text-sm">{variable.question}</p>}
    </form>
  )
}

function outcomeOptions(catalogue: Catalogue, current: string) {
  const options = catalogue.variables
    .filter(({ key, kind }) => kind === "categorical" && rulesFor(catalogue, key).length > 1)
    .flatMap((variable) => {
      const harms = variable.levels.filter(({ harm }) => harm)
      const sets = [...(harms.length > 1 ? [harms] : []), ...variable.levels.map((level) => [level])]
      return sets.map((levels) => ({
        value: formatOutcome({ key: variable.key, op: "=", values: levels.map(({ key }) => key) }),
        words: `${variableWords(variable)} = ${levels.map(({ key, label }) => label ?? key).join(" or ")}`,
      }))
    })
  const listed = options.some(({ value }) => value === current)
  return [...(listed ? [] : [{ value: current, words: current }]), ...options].map(({ value, words }) => (
    <option key={value} value={value}>
      {words}
    </option>
  ))
}

function Rules({ names, ...props }: { name: string; label: string; value: string; names: string[] }) {
  return (
    <Choice {...props}>
      {names.map((name) => (
        <option key={name} value={name}>
          {ruleWords(name)}
        </option>
      ))}
    </Choice>
  )
}
