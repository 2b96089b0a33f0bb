import Link from "next/link"
import type { ReactNode } from "react"
import type { Key } from "@/components/studies/catalogue-words"
import { type Clause, formatClause } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { ClauseField } from "./clause-field"
import { keyClauses, withoutKey } from "./clauses"
import { LevelBox } from "./level-box"
import { Panel } from "./panel"
import type { UrlOf } from "./url-of"

const HIDDEN_UNTIL_ADDING = "hidden group-has-[[data-add][open]]/filters:block"

/** One key: its clause as a control with × when it filters, else one of the keys that + offers. */
export function KeyFilter(props: {
  filter: Key & { number: boolean; levelWords: (level: string) => string }
  population: Filters
  urlOf: UrlOf
}) {
  const { filter, population, urlOf } = props
  return (
    <FilterPanel
      label={filter.words}
      words={keyClauses(population, filter.key)}
      without={urlOf(withoutKey(population, filter.key))}
    >
      {filter.kind === "variable" && (
        <p className="mb-2 text-muted text-sm">observed in the transcripts, not assigned</p>
      )}
      {filter.number ? <Bounds {...props} /> : <Levels {...props} />}
    </FilterPanel>
  )
}

/** A part of the population that opens its controls; `words` are "" while it does not filter. */
export function FilterPanel(props: {
  label: string
  words: string
  /** The same page without it. */
  without: ReturnType<UrlOf>
  children: ReactNode
}) {
  const active = props.words !== ""
  return (
    <span className={active ? "inline-flex max-w-full" : HIDDEN_UNTIL_ADDING}>
      <Panel
        label={props.label}
        summary={<Summary active={active} words={active ? props.words : props.label} />}
      >
        {props.children}
      </Panel>
      {active && <Remove words={props.words} href={props.without} />}
    </span>
  )
}

/** The × of a clause. */
export function Remove({ words, href }: { words: string; href: ReturnType<UrlOf> }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={`Drop the filter: ${words}`}
      className="-ml-px control min-w-6 justify-center text-muted hover:text-ink"
    >
      ×
    </Link>
  )
}

function Summary({ active, words }: { active: boolean; words: string }) {
  return active ? <span className="truncate">{words}</span> : <span className="text-muted">+ {words}</span>
}

function Levels({ filter, population }: Parameters<typeof KeyFilter>[0]) {
  const own = population.where.filter(({ key }) => key === filter.key)
  const valuesOf = (op: Clause["op"]) => own.filter((clause) => clause.op === op).map(({ value }) => value)
  const chosen = valuesOf("=")
  const noValue = filter.kind === "variable" ? [""] : []
  const levels = [...new Set([...filter.levels, ...chosen.filter((value) => value !== ""), ...noValue])]
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-x-4">
      {levels.map((level) => (
        <LevelBox
          key={level}
          value={formatClause({ key: filter.key, op: "=", value: level })}
          words={filter.levelWords(level)}
          checked={chosen.includes(level)}
        />
      ))}
      {valuesOf("!=").map((level) => (
        <LevelBox
          key={`other ${level}`}
          value={formatClause({ key: filter.key, op: "!=", value: level })}
          words={level === "" ? "any value" : `other than ${filter.levelWords(level)}`}
          checked
        />
      ))}
    </div>
  )
}

function Bounds({ filter, population }: Parameters<typeof KeyFilter>[0]) {
  const own = population.where.filter(({ key }) => key === filter.key)
  const fields = [...own.map(formatClause), ""]
  return (
    <div className="flex max-w-80 flex-col gap-2">
      {fields.map((value, index) => (
        <ClauseField key={String(index)} variable={filter.key} value={value} />
      ))}
      <p className="text-muted text-sm">Enter applies; &gt;= &lt;= &gt; &lt; and : (is) are understood.</p>
    </div>
  )
}
