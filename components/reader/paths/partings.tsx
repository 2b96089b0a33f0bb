"use client"

import Link from "next/link"
import { use } from "react"
import { partingMessage, type SamplePath } from "@/lib/model/reader/paths/of-sample"
import type { ReaderRow } from "@/lib/model/reader/shown"
import { transcriptUrl } from "@/lib/urls/reader"
import { PartingsContext } from "./context"

/** here branch 1 leaves: a thin line under the row after which two paths of the sample differ. */
export function PathPartings({ row }: { row: ReaderRow }) {
  const known = use(PartingsContext)
  if (!known || known.partings.size === 0) return null
  const { current, partings, from } = known
  const parting = messagesOf(row).flatMap((message) => partings.get(message) ?? [])
  if (parting.length === 0) return null
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 border-line border-t border-dashed py-1 text-muted text-xs">
      {parting.map((path) => (
        <Link
          key={path.id}
          href={transcriptUrl(path.id, from, partingMessage(path, current) ?? undefined)}
          prefetch={false}
          className="link inline-block min-h-6 leading-6"
        >
          {partingWords(path, current)}
        </Link>
      ))}
    </p>
  )
}

function partingWords({ of, shared }: SamplePath, current: SamplePath): string {
  if (of === null) return `here ${current.of?.name ?? "this path"} leaves the final path`
  if (of.kind === "before compaction") return "here the path before compaction leaves"
  return of.kind === "sub-agent" && shared <= 1 ? `here ${of.name} was asked` : `here ${of.name} leaves`
}

/** A turn's row holds the results of its calls too. */
function messagesOf(row: ReaderRow): number[] {
  if (row.kind !== "turn") return [row.message.ordinal]
  const actions = row.steps.flatMap(({ said }) => said.filter((one) => one.kind === "action"))
  const results = actions.flatMap(({ results }) => results.map(({ message }) => message.ordinal))
  return [...new Set([row.message.ordinal, ...results])]
}
