import type { Route } from "next"
import Link from "next/link"
import { groupKeys, keyWords, levelWords, variableWords } from "@/components/studies/catalogue-words"
import type { Filters } from "@/lib/model/population/filters"
import { DEFAULT_RULE, rulesFor, ruleWords } from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { Choice } from "./choice"
import { clauseParts } from "./clauses"
import { PopulationFilters } from "./filters"
import { KeyFilter, Remove } from "./key-filter"
import type { UrlOf } from "./url-of"

/** Parts of a population that are only said and dropped. */
const WITHOUT_CONTROL = [":judged", ":missing", ":excluded"]

/**
 * The population as a sentence of controls, inside a LiveForm: each clause opens its levels and has a × to drop
 * it, + offers the other keys. `searchShown` says that the page has its own field for `search`.
 */
export function FilterBar(props: {
  catalogue: Catalogue
  population: Filters
  urlOf: UrlOf
  searchShown?: boolean
  /** The variable whose rates are shown: only judges of it are offered as rules. */
  variable?: string
  /** The address at which it is said what another rule than this one changes. */
  ruleSwitch?: (rule: string) => Route
}) {
  const { catalogue, population, urlOf } = props
  const others = clauseParts(population).filter(({ id }) => WITHOUT_CONTROL.includes(id))
  const searchShown = props.searchShown ?? false
  return (
    <div className="group/filters relative flex flex-wrap items-center gap-x-2 gap-y-1.5">
      <span className="text-muted">where</span>
      {filterKeys(catalogue, population).map((filter) => (
        <KeyFilter key={filter.key} filter={filter} population={population} urlOf={urlOf} />
      ))}
      <PopulationFilters population={population} urlOf={urlOf} searchShown={searchShown} />
      {others.map(({ id, words, without }) => (
        <span key={id} className="inline-flex max-w-full">
          <span className="control truncate">{words}</span>
          <Remove words={words} href={urlOf(without)} />
        </span>
      ))}
      <details data-add="">
        <summary className="control disclosure before:hidden">
          <span className="group-has-[[data-add][open]]/filters:hidden">+ filter</span>
          <span className="hidden group-has-[[data-add][open]]/filters:inline">fewer</span>
        </summary>
      </details>
      <RuleChoice
        catalogue={catalogue}
        rule={population.rule}
        variable={props.variable}
        ruleSwitch={props.ruleSwitch}
      />
      <HiddenClauses population={population} />
    </div>
  )
}

/** How several judgements of a variable become one value. */
function RuleChoice(props: {
  catalogue: Catalogue
  rule: string
  variable: string | undefined
  ruleSwitch: ((rule: string) => Route) | undefined
}) {
  const { catalogue, rule, variable, ruleSwitch } = props
  const names = [...new Set([...rulesFor(catalogue, variable), rule])]
  const judges = names.filter((name) => catalogue.judges.includes(name))
  if (judges.length < 2 && rule === DEFAULT_RULE) return null
  const shared = names.filter((name) => !judges.includes(name))
  const options = (list: string[]) => list.map((name) => ({ value: name, words: ruleWords(name) }))
  return (
    <>
      <Choice
        name="rule"
        label="verdict rule"
        value={rule}
        groups={[
          { label: null, options: options(shared) },
          { label: "one judge alone", options: options(judges) },
        ]}
      />
      {ruleSwitch && (
        <Link href={ruleSwitch(rule)} className="link inline-flex min-h-6 items-center">
          what changes?
        </Link>
      )}
    </>
  )
}

/** What the form has no control for, and must carry along. */
function HiddenClauses({ population: { judged, missing, excluded } }: { population: Filters }) {
  return Object.entries({ judged, missing, excluded }).flatMap(([name, values]) =>
    [values ?? []]
      .flat()
      .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  )
}

function filterKeys(catalogue: Catalogue, population: Filters) {
  const active = [...new Set(population.where.map(({ key }) => key))]
  const grouping = groupKeys(catalogue).filter(
    ({ key, kind, levels }) => kind === "variable" || levels.length > 1 || active.includes(key),
  )
  const numbers = catalogue.variables
    .filter(({ kind }) => kind === "number")
    .map((variable) => ({
      key: variable.key,
      words: variableWords(variable),
      kind: "variable" as const,
      levels: [],
    }))
  const known = [...grouping, ...numbers]
  const unknown = active
    .filter((key) => !known.some((candidate) => candidate.key === key))
    .map((key) => ({ key, words: keyWords(catalogue, key), kind: "factor" as const, levels: [] }))
  return [...known, ...unknown].map((key) => ({
    ...key,
    number: numbers.some((candidate) => candidate.key === key.key),
    levelWords: (level: string) => levelWords(catalogue, key.key, level),
  }))
}
