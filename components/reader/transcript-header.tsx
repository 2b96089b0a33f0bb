import Link from "next/link"
import type { ReactNode } from "react"
import { CopyButton } from "@/components/ui/copy-button"
import type { Filters, ListView } from "@/lib/filters"
import { humanize } from "@/lib/format"
import type { Place, Reading } from "@/lib/model/reading"
import { transcriptsUrl, transcriptUrl } from "@/lib/urls"
import { Steps } from "@/components/transcript/steps"

type Props = {
  reading: Reading
  place: Place | null
  /** The list that one came from; null for a link that came without one. */
  list: (Filters & ListView) | null
  children: ReactNode
}

/** Which transcript this is, in two lines: what it is a sample of, and (as children) what came of it. */
export function TranscriptHeader({ reading, place, list, children }: Props) {
  const { study, factors } = reading
  const from = list ? { study: study.slug, list } : undefined
  return (
    <header className="pt-2 pb-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 sm:flex-nowrap">
        <h1 className="wrap-anywhere min-w-0 text-lg leading-snug">
          <Link href={transcriptsUrl(study.slug, list ?? {})} className="link text-base">
            {study.title}
          </Link>
          <span className="text-muted"> / </span>
          <b className="font-semibold">{reading.model.canonical}</b>
          {Object.entries(factors).map(([key, value]) => (
            <span key={key}>
              <span className="text-muted">{` · ${humanize(key)} `}</span>
              {value}
            </span>
          ))}
          <span className="text-muted"> · sample </span>
          {reading.sampleId}
          {reading.epoch !== 1 && <span className="text-muted">{` · epoch ${reading.epoch}`}</span>}
        </h1>
        <div className="no-print flex shrink-0 items-center gap-3 text-sm">
          {place && (
            <Steps
              position={place.position}
              total={place.total}
              previous={place.previous === null ? null : transcriptUrl(place.previous, from)}
              next={place.next === null ? null : transcriptUrl(place.next, from)}
            />
          )}
          <CopyButton label="share" />
        </div>
      </div>
      {children}
    </header>
  )
}
