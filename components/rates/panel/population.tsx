import type { Route } from "next"
import Link from "next/link"
import { CopyButton } from "@/components/ui/copy-button"
import { serializeRates } from "@/lib/filters/rates"
import { sentence } from "@/lib/filters/sentence"
import { count, plural } from "@/lib/format/words"
import { excludedPopulation, nPopulation } from "@/lib/model/population/of-rate"
import type { RateDetails } from "@/lib/model/rates/panel/details"
import type { Catalogue } from "@/lib/model/study"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { PanelSection } from "./frame"
import { countedWords } from "./words"

/** Which transcripts are counted, as a sentence and as the address writes it. */
export function PanelPopulation(props: { details: RateDetails; study: string; catalogue: Catalogue }) {
  const { details, study, catalogue } = props
  const { population, outcome, parts, n, excluded, citation } = details
  const where = sentence(population)
  const several =
    parts?.some(({ key }) => key !== parts[0]?.key) &&
    parts.map((part) => countedWords(catalogue, part)).join(", ")
  // Of a mix's part the list says it whole: what it fits, and which parts before it it does not.
  const part = parts && details.lists?.hits.slices[0]
  const query = serializeRates(part ? part.population : { ...population, outcome }).slice(1)
  return (
    <PanelSection title="Counted">
      <p className="wrap-anywhere">
        {citation === null && n > 0 ? (
          <Link href={judgedUrl(details, study)} prefetch={false} className="link">
            {plural(n, "transcript")}
          </Link>
        ) : (
          plural(n, `${citation === null ? "" : "published "}transcript`)
        )}
        {where === "" ? " of the whole study" : ` ${where}`}
        {several && `, each for the first that it fits of ${several}`}.
      </p>
      {query !== "" && (
        <div className="mt-1 flex items-start gap-2">
          <code className="wrap-anywhere min-w-0 flex-1 bg-surface px-1.5 py-1 font-mono text-xs">
            {query}
          </code>
          <CopyButton label="copy" subject=" the filter as the address writes it" text={query} />
        </div>
      )}
      {excluded > 0 && citation === null && (
        <p className="mt-1 text-muted text-sm">
          <Link
            href={transcriptsUrl(study, excludedPopulation(population))}
            prefetch={false}
            className="link inline-flex min-h-6 items-center"
          >
            {`${count(excluded)} excluded`}
          </Link>{" "}
          by their author, in no number.
        </p>
      )}
    </PanelSection>
  )
}

function judgedUrl({ population, outcome, parts }: RateDetails, study: string): Route {
  const needed = parts ?? (outcome ? [outcome] : [])
  return transcriptsUrl(study, needed.reduce(nPopulation, population))
}
