import { everything, type Filters } from "@/lib/model/population/filters"
import { Choice } from "./choice"
import { clauseParts } from "./clauses"
import { PopulationField } from "./field"
import { FilterPanel } from "./key-filter"
import type { UrlOf } from "./url-of"

/** The filters that are no key's: day, run, what a person judged, words. Each is × and + like a key's. */
export function PopulationFilters(props: { population: Filters; urlOf: UrlOf; searchShown: boolean }) {
  const { population, urlOf, searchShown } = props
  const { since, until, run, search, labelled } = population
  const wordsOf = (names: string[]) => {
    const parts = clauseParts(population).filter(({ id }) => names.includes(id))
    return parts.map(({ words }) => words).join(" and ")
  }
  const panel = (label: string, names: ("since" | "until" | "run" | "search" | "labelled")[]) => ({
    label,
    words: wordsOf(names.map((name) => `:${name}`)),
    without: urlOf({
      ...population,
      ...Object.fromEntries(names.map((name) => [name, everything[name]])),
    }),
  })
  return (
    <>
      <FilterPanel {...panel("day", ["since", "until"])}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <PopulationField name="since" type="date" label="from" value={since ?? ""} />
          <PopulationField name="until" type="date" label="to" value={until ?? ""} />
          <Apply />
        </div>
        <p className="mt-2 text-muted text-sm">
          The day on which a transcript began, else its run; both ends belong to it.
        </p>
      </FilterPanel>
      <FilterPanel {...panel("run", ["run"])}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <PopulationField name="run" type="number" label="number" value={run === null ? "" : String(run)} />
          <Apply />
        </div>
      </FilterPanel>
      <FilterPanel {...panel("labels", ["labelled"])}>
        <Choice
          name="labelled"
          label="judged by a person"
          value={labelled ?? ""}
          groups={[
            {
              label: null,
              options: [
                { value: "", words: "either way" },
                { value: "yes", words: "yes" },
                { value: "no", words: "not yet" },
              ],
            },
          ]}
        />
      </FilterPanel>
      {!searchShown && (
        <FilterPanel {...panel("words", ["search"])}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <PopulationField name="search" type="search" label="in any message" value={search} />
            <Apply />
          </div>
        </FilterPanel>
      )}
    </>
  )
}

/** With several written fields in a form, Enter needs a button to press. */
function Apply() {
  return (
    <button type="submit" className="control">
      Apply
    </button>
  )
}
