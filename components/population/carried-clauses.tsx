import type { Route } from "next"
import { clauseParts } from "@/components/population/clauses"
import { Remove } from "@/components/population/key-filter"
import type { Filters } from "@/lib/model/population/filters"

/** The filters that a form carries along, each with a link that drops it; the rule has a place of its own. */
export function CarriedClauses(props: { population: Filters; href(without: Filters): Route }) {
  const parts = clauseParts(props.population).filter(({ id }) => id !== ":rule")
  if (parts.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      <span className="text-muted">where</span>
      {parts.map(({ id, words, without }) => (
        <span key={id} className="inline-flex max-w-full">
          <span className="control truncate">{words}</span>
          <Remove words={words} href={props.href(without)} />
        </span>
      ))}
    </div>
  )
}
