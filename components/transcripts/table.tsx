"use client"

import type { Route } from "next"
import Link from "next/link"
import { useMemo } from "react"
import { ContestedMark } from "@/components/review/contested/mark"
import { ListKeys } from "@/components/transcripts/keys"
import { Pending } from "@/components/transcripts/pending"
import { questionColumn, withQuestions } from "@/components/transcripts/question-column"
import { SearchHit } from "@/components/transcripts/search-hit"
import { type Column, DataTable } from "@/components/ui/data-table"
import { MissingMark, VerdictMark } from "@/components/ui/verdict-mark"
import type { ListView } from "@/lib/filters/transcripts"
import { count, humanize } from "@/lib/format/words"
import { missingWords } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import type { Variable } from "@/lib/model/study"
import type { TranscriptRow } from "@/lib/model/transcripts/rows"
import { transcriptUrl } from "@/lib/urls/reader"
import { transcriptsUrl } from "@/lib/urls/transcripts"

type Props = {
  study: string
  list: Filters & ListView
  rows: TranscriptRow[]
  /** Assigned keys that differ in the list. */
  factors: string[]
  /** Observed, the headline first. */
  variables: Variable[]
  caption: string
}

/** One line per transcript; the whole line opens it, in the list that it stands in. */
export function TranscriptTable(props: Props) {
  const { study, list, rows, factors, variables, caption } = props
  const columns = useMemo(
    () => columnsOf({ study, list, factors, variables }),
    [study, list, factors, variables],
  )
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        below={(row) =>
          row.hit && (
            <SearchHit hit={row.hit} href={transcriptUrl(row.id, { study, list }, row.hit.message)} />
          )
        }
      />
      <ListKeys />
    </>
  )
}

function columnsOf({
  study,
  list,
  factors,
  variables,
}: Omit<Props, "rows" | "caption">): Column<TranscriptRow>[] {
  const sort = (key: string, first: ListView["dir"] = "asc"): Column<TranscriptRow>["sort"] => {
    const sorted = list.sort === key
    const dir = sorted ? (list.dir === "asc" ? "desc" : "asc") : first
    const href: Route = transcriptsUrl(study, { ...list, sort: key, dir })
    return { href, state: sorted ? (list.dir === "asc" ? "ascending" : "descending") : null }
  }
  const [headline, ...others] = withQuestions(variables).map((one, i) =>
    "variables" in one ? questionColumn(one) : variableColumn(one, sort, i === 0),
  )
  const model: Column<TranscriptRow> = {
    key: "model",
    header: "model",
    sort: sort("model"),
    cell: (row) => (
      <Link
        href={transcriptUrl(row.id, { study, list })}
        data-open
        className="after:absolute after:inset-0 hover:text-accent"
      >
        {row.model}
        {row.disputed > 0 && (
          <>
            {" "}
            <ContestedMark
              short
              words={row.disputed === 1 ? "a verdict is disputed" : `${row.disputed} verdicts are disputed`}
            />
          </>
        )}
        <Pending />
        <span className="sr-only">{`, sample ${row.sampleId}`}</span>
      </Link>
    ),
  }
  return [
    ...(headline ? [headline] : []),
    model,
    ...factors.map((key) => ({
      key: `factor.${key}`,
      header: humanize(key),
      title: "assigned",
      sort: sort(key),
      cell: (row: TranscriptRow) => row.factors[key] ?? <span className="text-muted">–</span>,
    })),
    ...others,
    {
      key: ":action",
      header: "first action",
      cell: (row) => row.action ?? <span className="text-muted">none</span>,
    },
    {
      key: ":sample",
      header: "sample",
      sort: sort("sample"),
      cell: (row) =>
        [
          row.sampleId,
          row.epoch !== 1 && `epoch ${row.epoch}`,
          row.excluded !== null && `excluded: ${row.excluded}`,
        ]
          .filter((part) => part !== false)
          .join(" · "),
    },
    {
      key: ":messages",
      header: "messages",
      numeric: true,
      sort: sort("messages", "desc"),
      cell: (row) => count(row.messageCount),
    },
    {
      key: ":characters",
      header: "characters",
      numeric: true,
      sort: sort("characters", "desc"),
      cell: (row) => count(row.characters),
    },
  ]
}

function variableColumn(
  variable: Variable,
  sort: (key: string, first?: ListView["dir"]) => Column<TranscriptRow>["sort"],
  first: boolean,
): Column<TranscriptRow> {
  const { key, kind, label, levels, question } = variable
  const numeric = kind === "number"
  return {
    key: `variable.${key}`,
    header: label ?? humanize(key),
    title: question ?? "observed",
    numeric,
    sort: sort(key, numeric ? "desc" : "asc"),
    cell: ({ values, failed }) => {
      const value = values[key]
      if (value === undefined)
        return <MissingMark reason={failed === null ? "no value" : missingWords.failed} short={!first} />
      const level = levels.find((level) => level.key === value)
      return <VerdictMark value={level?.label ?? String(value)} harm={level?.harm ?? null} />
    },
  }
}
