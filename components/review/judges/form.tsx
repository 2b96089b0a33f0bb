import { CarriedClauses } from "@/components/population/carried-clauses"
import { outcomeWords } from "@/components/rates/words/outcome"
import { groupKeys } from "@/components/studies/catalogue-words"
import { Choice } from "@/components/ui/choice"
import { serializeFilters } from "@/lib/filters/population"
import { formatOutcome, type Outcome } from "@/lib/model/clause"
import type { LabelQueue } from "@/lib/model/review/judges/check"
import { DEFAULT_RULE, ruleWords } from "@/lib/model/rule"
import type { Variable } from "@/lib/model/study"
import { judgesUrl } from "@/lib/urls/review"
import { type JudgesScope, ownUrl } from "./scope"

/** Which judge, whose word for the truth, on what and of which transcripts: a GET form. */
export function JudgesForm(props: {
  scope: JudgesScope
  machines: string[]
  humans: string[]
  /** Variables that a machine and a person judged. */
  variables: Variable[]
  queues: LabelQueue[]
}) {
  const { scope, machines, humans, variables, queues } = props
  const { study, catalogue, outcome, judge, rule, by, population, queue, width } = scope
  const carried = new URLSearchParams(serializeFilters({ ...population, rule: DEFAULT_RULE }))
  return (
    <form
      action={judgesUrl(study)}
      aria-label="Which judge, against whom, and on what"
      className="no-print flex flex-col gap-2 border-line border-b py-3"
    >
      {[...carried].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {by.length > 1 && <input type="hidden" name="by" value={by.join(",")} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Choice name="outcome" label="outcome" value={formatOutcome(outcome)}>
          {outcomes(variables, outcome).map((one) => (
            <option key={formatOutcome(one)} value={formatOutcome(one)}>
              {outcomeWords(catalogue, one)}
            </option>
          ))}
        </Choice>
        <Choice name="judge" label="judge" value={judge}>
          {machines.map((name) => (
            <option key={name} value={name}>
              {ruleWords(name)}
            </option>
          ))}
        </Choice>
        <Choice name="rule" label="against" value={rule}>
          {humans.map((name) => (
            <option key={name} value={name}>
              {ruleWords(name)}
            </option>
          ))}
        </Choice>
        {by.length < 2 && (
          <Choice name="by" label="rows" value={by[0] ?? "none"}>
            <option value="none">none</option>
            {groupKeys(catalogue).map(({ key, words }) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </Choice>
        )}
        {queues.length > 0 && (
          <Choice name="queue" label="labels of" value={queue === null ? "" : String(queue)}>
            <option value="">all that count</option>
            {queues.map(({ id, title }) => (
              <option key={id} value={id}>
                {`${title} (queue ${id})`}
              </option>
            ))}
          </Choice>
        )}
        <label className="inline-flex items-center gap-1.5">
          <span className="text-muted">until ±</span>
          <input
            key={width}
            type="number"
            name="width"
            min="0.1"
            max="49"
            step="any"
            defaultValue={width}
            className="control w-20"
          />
          <span className="text-muted">points</span>
        </label>
        <button type="submit" className="control">
          Show
        </button>
      </div>
      <CarriedClauses population={population} href={(without) => ownUrl({ ...scope, population: without })} />
    </form>
  )
}

/** Of each variable its harm levels together, then each level; the one that is asked among them. */
function outcomes(variables: Variable[], current: Outcome): Outcome[] {
  const all = variables.flatMap(({ key, levels }) => {
    const harms = levels.filter(({ harm }) => harm)
    const sets = [...(harms.length > 1 ? [harms] : []), ...levels.map((level) => [level])]
    return sets.map((set): Outcome => ({ key, op: "=", values: set.map((level) => level.key) }))
  })
  const listed = all.some((one) => formatOutcome(one) === formatOutcome(current))
  return listed ? all : [current, ...all]
}
