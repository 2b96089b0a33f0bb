import type { Route } from "next"
import type { ReactNode } from "react"
import { FilterBar } from "@/components/population/filter-bar"
import { groupKeys, variableWords } from "@/components/studies/catalogue-words"
import { Choice } from "@/components/ui/choice"
import type { AgreementView } from "@/lib/filters/review/agreement"
import type { Filters } from "@/lib/model/population/filters"
import type { AgreementPage } from "./scope"

/** A queue that one may hold the answers of against each other. */
export type QueueChoice = { id: number; title: string }

/** Whose answers are held against each other, on what, and of which transcripts: a GET form. */
export function AgreementForm(props: {
  page: Omit<AgreementPage, "view"> & { view: Omit<AgreementView, "by"> & { by?: string[] } }
  action: Route
  urlOf: (population: Filters) => Route
  queues: QueueChoice[]
  children?: ReactNode
}) {
  const { page, action, urlOf, queues, children } = props
  const { catalogue, population, view } = page
  const machines = catalogue.judges.filter((name) => !catalogue.people.includes(name))
  const [first, second] = view.by ?? []
  return (
    <form
      action={action}
      aria-label="Whose answers, on what, and of which transcripts"
      className="no-print flex flex-col gap-2 border-line border-b py-3"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Choice name="variable" label="on" value={view.variable}>
          <option value="">every variable</option>
          {catalogue.variables
            .filter(({ kind }) => kind !== "text")
            .map((variable) => (
              <option key={variable.key} value={variable.key}>
                {variableWords(variable)}
              </option>
            ))}
        </Choice>
        <Judges name="a" label="between" value={view.a} people={catalogue.people} machines={machines} />
        <Judges name="b" label="and" value={view.b} people={catalogue.people} machines={machines} />
        {view.by && (
          <>
            <Keys page={page} label="by" value={first} />
            <Keys page={page} label="and" value={second} />
          </>
        )}
        {queues.length > 0 && (
          <Choice name="queue" label="in" value={view.queue === null ? null : String(view.queue)}>
            <option value="">any queue, or none</option>
            {queues.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Choice>
        )}
        <label className="inline-flex min-h-6 items-center gap-1.5">
          <input
            key={String(view.blind)}
            type="checkbox"
            name="blind"
            value="yes"
            defaultChecked={view.blind === "yes"}
          />
          only blind labels
        </label>
        {children}
        <button type="submit" className="control">
          Show
        </button>
      </div>
      <FilterBar catalogue={catalogue} population={population} urlOf={urlOf} />
    </form>
  )
}

function Judges(props: {
  name: string
  label: string
  value: string | null
  people: string[]
  machines: string[]
}) {
  const { people, machines, ...own } = props
  const options = (names: string[]) =>
    names.map((name) => (
      <option key={name} value={name}>
        {name}
      </option>
    ))
  return (
    <Choice {...own}>
      <option value="">{props.name === "a" ? "anybody" : "anybody else"}</option>
      {people.length > 0 && <optgroup label="people">{options(people)}</optgroup>}
      {machines.length > 0 && <optgroup label="machines">{options(machines)}</optgroup>}
    </Choice>
  )
}

function Keys({
  page,
  label,
  value,
}: {
  page: Pick<AgreementPage, "catalogue">
  label: string
  value?: string
}) {
  return (
    <Choice name="by" label={label} value={value ?? null}>
      <option value="">{label === "by" ? "nothing" : "no more"}</option>
      {groupKeys(page.catalogue).map(({ key, words }) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </Choice>
  )
}
