import Link from "next/link"
import { count } from "@/lib/format/words"
import type { DetailList, RateDetails, Slice } from "@/lib/model/rates/panel/details"
import type { Catalogue } from "@/lib/model/study"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { PanelSection } from "./frame"
import { PanelRow } from "./row"
import { countedWords } from "./words"

/** How many rows stand open; the others are one click away. */
const OPEN = 3

/** The transcripts on one side of a number: how many, the lists of them all, and the first with their evidence. */
export function PanelList(props: {
  list: DetailList
  words: string
  study: string
  catalogue: Catalogue
  details: RateDetails
}) {
  const { list, words, ...scope } = props
  const row = (one: DetailList["rows"][number]) => <PanelRow key={one.id} row={one} {...scope} />
  const [first, others] = [list.rows.slice(0, OPEN), list.rows.slice(OPEN)]
  return (
    <PanelSection title={<span className="wrap-anywhere">{`${count(list.total)} · ${words}`}</span>}>
      {list.rows.length > 0 && unmarked(list) && (
        <p className="text-muted text-sm">These verdicts came without evidence marked in the text.</p>
      )}
      {list.slices.length > 1 && <Slices {...props} />}
      {first.length > 0 && <ul>{first.map(row)}</ul>}
      {others.length > 0 && (
        <details>
          <summary className="disclosure flex min-h-6 items-center text-sm">
            {`${others.length} more here`}
          </summary>
          <ul>{others.map(row)}</ul>
        </details>
      )}
      {list.slices.length === 1 && list.slices.map((slice) => <All key="all" slice={slice} {...props} />)}
    </PanelSection>
  )
}

function unmarked({ rows }: DetailList): boolean {
  return rows.every(({ verdicts }) => verdicts.every(({ evidenceTotal }) => evidenceTotal === 0))
}

function All({ slice, study, words }: { slice: Slice; study: string; words: string }) {
  return (
    <Link
      href={transcriptsUrl(study, slice.population)}
      prefetch={false}
      className="link mt-1 inline-flex min-h-6 items-center"
    >
      {slice.total === 1 ? "its list" : `all ${count(slice.total)}`}
      <span className="sr-only">{` with ${words}`}</span>
    </Link>
  )
}

/** The rest of a mix, part by part. */
function Slices({ list, study, catalogue }: { list: DetailList; study: string; catalogue: Catalogue }) {
  return (
    <ul className="text-sm">
      {list.slices.map(({ outcome, population, total }) => (
        <li key={countedWords(catalogue, outcome)} className="tabular-nums">
          <Link
            href={transcriptsUrl(study, population)}
            prefetch={false}
            className="link inline-flex min-h-6 items-center"
          >
            {`${count(total)} · ${countedWords(catalogue, outcome)}`}
          </Link>
        </li>
      ))}
    </ul>
  )
}
