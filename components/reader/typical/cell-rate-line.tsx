import Link from "next/link"
import { missingOf } from "@/components/rates/arrange"
import { missingReasons } from "@/components/rates/words/missing"
import { outcomeWords } from "@/components/rates/words/outcome"
import { keyWords } from "@/components/studies/catalogue-words"
import { clauseWords } from "@/lib/filters/sentence"
import { count, interval, percent, plural } from "@/lib/format/words"
import { everything, type Filters } from "@/lib/model/population/filters"
import {
  excludedPopulation,
  kPopulation,
  missingPopulation,
  nPopulation,
} from "@/lib/model/population/of-rate"
import type { CellRate, Typical } from "@/lib/model/reader/typical/cell"
import { DEFAULT_RULE, ruleWords } from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { ratesUrl } from "@/lib/urls/rates"
import { transcriptsUrl } from "@/lib/urls/transcripts"

type Props = { typical: Typical; catalogue: Catalogue }

/** The cell's filters, for the addresses of its transcripts. */
export function cellPopulation({ cell, rule }: Typical): Filters {
  return { ...everything, rule, where: cell }
}

/** What the cell is, and the headline outcome's rate in it; every number opens its transcripts. */
export function CellRateLine({ typical, catalogue }: Props) {
  const { study, cell, rule, rate, size, excludedN, leftOut } = typical
  const population = cellPopulation(typical)
  const named = cell.map((clause) => clauseWords([clause])).join(", ")
  return (
    <>
      <p className="wrap-anywhere">
        <span className="text-muted">Its cell: </span>
        {named}
        <span className="text-muted"> · </span>
        <Link href={transcriptsUrl(study, population)} prefetch={false} className="link">
          {plural(size, "transcript")}
        </Link>
        {excludedN > 0 && (
          <>
            {", besides "}
            <Link
              href={transcriptsUrl(study, excludedPopulation(population))}
              prefetch={false}
              className="link"
            >
              {`${count(excludedN)} excluded`}
            </Link>
          </>
        )}
        {rule !== DEFAULT_RULE && <span className="text-muted">{` · by ${ruleWords(rule)}`}</span>}
      </p>
      {leftOut.length > 0 && (
        <p className="text-muted text-sm">
          {`Here ${listed(leftOut.map((key) => keyWords(catalogue, key)))} name the sample; with its own it would be alone, so the cell has all of them.`}
        </p>
      )}
      {rate ? (
        <Rate rate={rate} typical={typical} catalogue={catalogue} />
      ) : (
        <p className="text-muted">This study has no outcome, so its cells have no rates.</p>
      )}
    </>
  )
}

function Rate({ rate: { outcome, row }, typical, catalogue }: Props & { rate: CellRate }) {
  const { study } = typical
  const population = cellPopulation(typical)
  const hits = kPopulation(population, outcome)
  const { k, n, low, high } = row
  return (
    <p className="mt-1 tabular-nums">
      <b className="font-semibold">{outcomeWords(catalogue, outcome)}</b>
      {n === 0 ? (
        <span className="text-unknown italic"> no data</span>
      ) : (
        <>
          {" in "}
          {hits === null ? (
            count(k)
          ) : (
            <Link href={transcriptsUrl(study, hits)} prefetch={false} className="link">
              {count(k)}
            </Link>
          )}
          {" of "}
          <Link
            href={transcriptsUrl(study, nPopulation(population, outcome))}
            prefetch={false}
            className="link"
          >
            {count(n)}
          </Link>
          {`, ${percent(row.rate, n)} ${interval(low, high, n)}`}
          <span className="text-muted"> Wilson, 95 %</span>
        </>
      )}
      {missingOf(row) > 0 && (
        <>
          <span className="text-muted"> · </span>
          <Link
            href={transcriptsUrl(study, missingPopulation(population, outcome))}
            prefetch={false}
            className="link"
          >
            {`${count(missingOf(row))} missing`}
          </Link>
          <span className="text-muted">{` (${missingReasons(row)})`}</span>
        </>
      )}
      <span className="text-muted"> · </span>
      <Link
        href={ratesUrl(study, { ...population, outcome, open: ["all"] })}
        prefetch={false}
        className="link whitespace-nowrap"
      >
        open this rate
      </Link>
    </p>
  )
}

function listed(words: string[]): string {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter((part) => part !== "").join(" and ")
}
