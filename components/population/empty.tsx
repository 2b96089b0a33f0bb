import Link from "next/link"
import { Notice } from "@/components/ui/notice"
import type { Filters } from "@/lib/model/population/filters"
import { clauseParts } from "./clauses"
import type { UrlOf } from "./url-of"

/** Nothing matches: says what was asked for, and offers to drop each part of it. */
export function EmptyPopulation({ population, urlOf }: { population: Filters; urlOf: UrlOf }) {
  const parts = clauseParts(population)
  if (parts.length === 0) {
    return (
      <Notice title="This study has no transcripts yet">
        <p>Import a results folder or an eval log into it.</p>
      </Notice>
    )
  }
  return (
    <Notice title="No transcript matches all of this">
      <ul className="flex flex-col gap-1">
        {parts.map(({ id, words, without }) => (
          <li key={id}>
            {words}{" "}
            <Link href={urlOf(without)} className="link inline-flex min-h-6 items-center">
              drop this<span className="sr-only">: {words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
