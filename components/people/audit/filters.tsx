import type { Route } from "next"
import type { ReactNode } from "react"
import type { AuditView } from "@/lib/filters/people"
import { AuditAction, type AuditActor } from "@/lib/model/people/audit"

type Props = {
  action: Route
  view: AuditView
  actors: AuditActor[]
  /** Of the log of all studies. */
  studies?: { slug: string; title: string }[]
}

/** Which entries are shown: by person, action, study and day. */
export function AuditFilters({ action, view, actors, studies }: Props) {
  return (
    <form
      action={action}
      aria-label="Filter the log"
      className="no-print my-2 flex flex-wrap items-end gap-3"
    >
      <Choice name="who" label="who" none="anybody" chosen={view.who}>
        {actors.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name="action" label="did" none="anything" chosen={view.action}>
        {AuditAction.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Choice>
      {studies && (
        <Choice name="study" label="in" none="any study or none" chosen={view.study}>
          {studies.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </Choice>
      )}
      <Day name="since" label="from (UTC)" chosen={view.since} />
      <Day name="until" label="to" chosen={view.until} />
      <button type="submit" className="control font-medium">
        Show
      </button>
    </form>
  )
}

function Choice(props: {
  name: string
  label: string
  none: string
  chosen: string | null
  children: ReactNode
}) {
  return (
    <label className="flex max-w-full flex-col">
      <span className="text-muted">{props.label}</span>
      <select
        key={props.chosen}
        name={props.name}
        defaultValue={props.chosen ?? ""}
        className="control max-w-60 truncate"
      >
        <option value="">{props.none}</option>
        {props.children}
      </select>
    </label>
  )
}

function Day({ name, label, chosen }: { name: string; label: string; chosen: string | null }) {
  return (
    <label className="flex flex-col">
      <span className="text-muted">{label}</span>
      <input key={chosen} type="date" name={name} defaultValue={chosen ?? ""} className="control" />
    </label>
  )
}
