import Link from "next/link"
import { FilterBar } from "@/components/population/filter-bar"
import { LiveForm } from "@/components/population/live-form"
import { CopyButton } from "@/components/ui/copy-button"
import type { ListView } from "@/lib/filters/transcripts"
import { humanize } from "@/lib/format/words"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue } from "@/lib/model/study"
import { ratesUrl } from "@/lib/urls/rates"
import { newQueueUrl } from "@/lib/urls/review"
import { exportUrl, transcriptsUrl } from "@/lib/urls/transcripts"

type Props = { study: string; catalogue: Catalogue; list: Filters & ListView; mayQueue: boolean }

/** What a list can be asked: words to search, filters as its sentence, and ways to take it away. */
export function ListTools({ study, catalogue, list, mayQueue }: Props) {
  const { sort, dir, ...population } = list
  return (
    <LiveForm page="transcripts" study={study} label="Which transcripts" className="my-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex min-w-0 grow items-center gap-2 sm:max-w-96">
          <span className="text-muted">search</span>
          <input
            key={list.search}
            type="search"
            name="search"
            defaultValue={list.search}
            placeholder="words in any message"
            className="control min-w-0 grow"
          />
        </label>
        <button type="submit" className="control">
          Apply
        </button>
        <span className="ml-auto flex flex-wrap items-center gap-3 text-sm">
          {sort !== "order" && (
            <Link href={transcriptsUrl(study, population)} className="link">
              {`by ${humanize(sort)}: back to import order`}
            </Link>
          )}
          <Link href={ratesUrl(study, population)} className="link">
            rates
          </Link>
          {mayQueue && (
            <Link href={newQueueUrl(study, population)} className="link">
              make a queue of these
            </Link>
          )}
          <a href={exportUrl(study, "csv", list)} className="link" download>
            CSV
          </a>
          <a href={exportUrl(study, "jsonl", list)} className="link" download>
            JSONL
          </a>
          <CopyButton label="share" />
        </span>
      </div>
      {sort !== "order" && <input type="hidden" name="sort" value={sort} />}
      {dir !== "asc" && <input type="hidden" name="dir" value={dir} />}
      <FilterBar
        catalogue={catalogue}
        population={population}
        urlOf={(changed) => transcriptsUrl(study, { ...changed, sort, dir })}
        searchShown
      />
    </LiveForm>
  )
}
