import Link from "next/link"
import type { ReactNode } from "react"
import { Steps } from "@/components/transcripts/steps"
import { CopyButton } from "@/components/ui/copy-button"
import type { ListView } from "@/lib/filters/transcripts"
import { count, humanize } from "@/lib/format/words"
import type { Filters } from "@/lib/model/population/filters"
import type { Place, ReadingHead } from "@/lib/model/reader/reading"
import type { QueueItemView } from "@/lib/model/review/queues/plan"
import { printUrl, transcriptUrl } from "@/lib/urls/reader"
import { labelUrl, queueUrl } from "@/lib/urls/review"
import { transcriptsUrl } from "@/lib/urls/transcripts"

type Props = {
  reading: ReadingHead
  place: Place | null
  /** The list that one came from; null for a link that came without one. */
  list: (Filters & ListView) | null
  /** The item of the queue that one labels in, in the place of a list. */
  item?: QueueItemView | null
  /** The paths of the sample, where it has several. */
  paths?: ReactNode
  /** What one can do with the transcript besides. */
  tools?: ReactNode
  children: ReactNode
}

/** Which transcript this is, in two lines: what it is a sample of, and (as children) what came of it. */
export function TranscriptHeader({ reading, place, list, item = null, paths, tools, children }: Props) {
  const { study } = reading
  const from = list ? { study: study.slug, list } : undefined
  const own = item
    ? labelUrl(reading.id, study.slug, item.queue.id)
    : transcriptUrl(reading.id, { study: study.slug })
  return (
    <header className="pt-2 pb-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 sm:flex-nowrap">
        <div className="wrap-anywhere min-w-0 leading-snug">
          <Link
            href={item ? queueUrl(study.slug, item.queue.id) : transcriptsUrl(study.slug, list ?? {})}
            className="link"
          >
            {item ? item.queue.title : study.title}
          </Link>
          <span className="text-muted"> / </span>
          <Title reading={reading} />
          <Factors factors={reading.factors} />
        </div>
        <div className="no-print flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          {item && (
            <span className="whitespace-nowrap tabular-nums">{`${count(item.position)} of ${count(item.of)}`}</span>
          )}
          {place && (
            <Steps
              position={place.position}
              total={place.total}
              previous={place.previous === null ? null : transcriptUrl(place.previous, from)}
              next={place.next === null ? null : transcriptUrl(place.next, from)}
            />
          )}
          {tools}
          <Link href={printUrl(reading.id, study.slug)} prefetch={false} className="control">
            print
          </Link>
          <CopyButton label="share" />
        </div>
      </div>
      {paths}
      {children}
      <p className="wrap-anywhere hidden text-muted text-xs print:block">{own}</p>
    </header>
  )
}

/** Of a transcript that one judges blind only what its queue does not hide. */
function Title({ reading: { model, sampleId, epoch, blind } }: { reading: ReadingHead }) {
  if (blind)
    return (
      <h1 className="inline">
        <b className="font-semibold text-lg">Transcript to label</b>
        {!blind.model && <span className="text-muted">{` · ${model.canonical}`}</span>}
      </h1>
    )
  return (
    <h1 className="inline">
      <b className="font-semibold text-lg">{model.canonical}</b>
      <span className="text-muted"> · sample </span>
      {sampleId}
      {epoch !== 1 && <span className="text-muted">{` · epoch ${count(epoch)}`}</span>}
    </h1>
  )
}

/** As many characters of settings as stand beside the title in one line at 1440 px; one value at most so long. */
const LINE = 95
const LONG = 60

/** What was assigned; what does not fit is shown on request. */
function Factors({ factors }: { factors: ReadingHead["factors"] }) {
  const all = Object.entries(factors)
  let length = 0
  const fitting = all.findIndex(([key, value]) => {
    length += key.length + Math.min(value.length, LONG) + 4
    return length > LINE
  })
  const shown = fitting === -1 ? all : all.slice(0, Math.max(1, fitting))
  const rest = all.slice(shown.length)
  return (
    <>
      {shown.map(([key, value]) => (
        <span key={key} title={value.length > LONG ? value : undefined}>
          <span className="text-muted">{` · ${humanize(key)} `}</span>
          {value.length > LONG ? `${value.slice(0, LONG)}…` : value}
        </span>
      ))}
      {rest.length > 0 && (
        <details className="ml-1 inline-block max-w-full align-baseline text-sm open:block">
          <summary className="disclosure min-h-[24px] text-muted">{`… and ${rest.length} more`}</summary>
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3">
            {rest.map(([key, value]) => (
              <div key={key} className="contents">
                <dt className="text-muted">{humanize(key)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}
