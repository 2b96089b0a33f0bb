import type { ReactNode } from "react"
import { CopyButton } from "@/components/ui/copy-button"

/**
 * What every chart carries: its title, the sentence that says its population, its method, and ways to take it
 * away: this very view as a link, its numbers as CSV and JSON. What is open stands beside it, or below the sentence
 * where there is no room.
 */
export function ChartFrame(props: {
  title: string
  sentence: ReactNode
  /** What must be known where the numbers are read. */
  warnings: string[]
  /** The panel of the group that is open. */
  panel: ReactNode
  children: ReactNode
  notes: ReactNode
  /** This view with nothing left to defaults, so that it stays what it is. */
  link: string
  data: { csv: string; json: string }
  /** Further ways to take it away. */
  takeAway: ReactNode
}) {
  const { panel } = props
  return (
    <figure
      className={`my-4 ${panel ? "grid gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_26rem] xl:grid-rows-[auto_1fr]" : ""}`}
    >
      <figcaption>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="max-w-read">
            <h2 className="font-semibold text-lg">{props.title}</h2>
            <p>{props.sentence}</p>
          </div>
          <div className="no-print flex flex-wrap items-center gap-2">
            <CopyButton label="copy link" path={props.link} />
            <a href={props.data.csv} download className="control">
              CSV
            </a>
            <a href={props.data.json} className="control">
              JSON
            </a>
            {props.takeAway}
          </div>
        </div>
        {props.warnings.map((warning) => (
          <p key={warning} className="mt-2 max-w-read border-unknown border-l-2 pl-2 text-sm">
            {warning}
          </p>
        ))}
      </figcaption>
      {panel && <div className="min-w-0 xl:col-start-2 xl:row-span-2 xl:row-start-1">{panel}</div>}
      <div className={`min-w-0 ${panel ? "" : "mt-4"}`}>
        {props.children}
        <div className="mt-3 flex flex-col gap-1 text-muted text-sm">{props.notes}</div>
      </div>
    </figure>
  )
}
