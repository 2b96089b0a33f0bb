import Link from "next/link"
import { count } from "@/lib/format/words"
import { partingMessage, pathWords, type SamplePath } from "@/lib/model/reader/paths/of-sample"
import { transcriptUrl } from "@/lib/urls/reader"
import type { CameFrom } from "./context"

type Props = {
  /** All paths of the sample, the final one first; the switch is nothing where there is but one. */
  paths: SamplePath[]
  from: CameFrom
}

/** As many stand in the line; the rest is shown on request. */
const LINE = 5

/** path: final · branch 1, rolled back after message 12 · …: each opens where it leaves the one that is read. */
export function PathSwitch({ paths, from }: Props) {
  const current = paths.find((path) => path.current)
  if (!current || paths.length < 2) return null
  const shown = paths.filter((path, index) => index < LINE || path.current)
  const rest = paths.filter((path) => !shown.includes(path))
  const links = (some: SamplePath[]) =>
    some.map((path, index) => (
      <li key={path.id} className="flex min-w-0 items-baseline gap-x-1">
        {index > 0 && (
          <span aria-hidden className="text-muted">
            ·
          </span>
        )}
        <PathLink path={path} current={current} from={from} />
      </li>
    ))
  return (
    <nav
      aria-label="Paths of this sample"
      className="flex min-w-0 flex-wrap items-baseline gap-x-1 text-sm print:hidden"
    >
      <span className="text-muted">path:</span>
      <ul className="contents">{links(shown)}</ul>
      {rest.length > 0 && (
        <details className="min-w-0 open:w-full">
          <summary className="disclosure min-h-6 text-muted">{`… and ${count(rest.length)} more`}</summary>
          <ul className="flex max-h-60 flex-wrap gap-x-1 overflow-y-auto">{links(rest)}</ul>
        </details>
      )}
    </nav>
  )
}

function PathLink({ path, current, from }: { path: SamplePath; current: SamplePath; from: CameFrom }) {
  const own = path.current ? ({ "aria-current": "page" } as const) : {}
  const message = path.current ? undefined : (partingMessage(path, current) ?? undefined)
  return (
    <Link
      href={transcriptUrl(path.id, from, message)}
      prefetch={false}
      title={`${count(path.messages)} messages`}
      className={`wrap-anywhere inline-block min-h-6 min-w-6 leading-6 ${path.current ? "font-semibold" : "link"}`}
      {...own}
    >
      {pathWords(path)}
    </Link>
  )
}
