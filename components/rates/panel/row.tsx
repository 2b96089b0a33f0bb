import type { Route } from "next"
import Link from "next/link"
import { humanize } from "@/lib/format/words"
import type { DetailRow, RateDetails } from "@/lib/model/rates/panel/details"
import { bareQuote } from "@/lib/model/reader/spans/address"
import type { Catalogue } from "@/lib/model/study"
import { spanUrl, transcriptUrl } from "@/lib/urls/reader"
import { PanelVerdict } from "./verdict"

/** One transcript by what sets it apart from the others of its number, with the verdicts that put it there. */
export function PanelRow(props: {
  row: DetailRow
  study: string
  catalogue: Catalogue
  details: RateDetails
}) {
  const { row, study, catalogue, details } = props
  const from = { study, list: row.population }
  const urlOf = (message: number, words: string): Route =>
    spanUrl(row.id, from, { message }, bareQuote(words))
  const apart = apartWords(row, catalogue, details)
  return (
    <li className="border-line border-b py-1.5 last:border-b-0">
      <p className="wrap-anywhere">
        <Link
          href={transcriptUrl(row.id, from)}
          prefetch={false}
          className="link inline-flex min-h-6 items-center"
        >
          {`sample ${row.sampleId}${row.epoch > 1 ? ` epoch ${row.epoch}` : ""}`}
        </Link>
        {row.action !== null && <span dir="auto">{` · ${row.action}`}</span>}
      </p>
      {apart !== "" && <p className="wrap-anywhere text-muted text-sm">{apart}</p>}
      {row.verdicts.map((verdict) => (
        <PanelVerdict
          key={verdict.id}
          verdict={verdict}
          named={details.verdicts.length > 1}
          catalogue={catalogue}
          urlOf={urlOf}
        />
      ))}
    </li>
  )
}

/** "aster-1 · goal type explicit · urgency type none": what the group and the filters leave open. */
function apartWords({ model, factors }: DetailRow, catalogue: Catalogue, details: RateDetails): string {
  const fixed = new Set([
    ...Object.keys(details.by),
    ...details.population.where.filter(({ op }) => op === "=").map(({ key }) => key),
  ])
  const open = catalogue.factors.filter(
    ({ key, levels }) => levels.length > 1 && !fixed.has(key) && !fixed.has(`factor.${key}`),
  )
  return [
    ...(catalogue.models.length > 1 && !fixed.has("model") ? [model] : []),
    ...open.flatMap(({ key }) => {
      const level = factors[key]
      return level === undefined ? [] : [`${humanize(key)} ${level}`]
    }),
  ].join(" · ")
}
