import Link from "next/link"
import { Counted } from "@/components/codebook/counted"
import { Timestamp } from "@/components/ui/timestamp"
import { count } from "@/lib/format/words"
import type { DetectorRow } from "@/lib/model/codebook/variables"
import { everything } from "@/lib/model/population/filters"
import { missingPopulation } from "@/lib/model/population/of-rate"
import { detectorUrl, ruleSwitchUrl } from "@/lib/urls/codebook"
import { transcriptsUrl } from "@/lib/urls/transcripts"

type Version = DetectorRow & { words: string }

/** A detector: its latest version with how far it is, and the versions before. */
export function DetectorEntry({ study, versions }: { study: string; versions: Version[] }) {
  const [latest, ...earlier] = versions
  if (!latest) return null
  return (
    <section
      id={`detector-${latest.id}`}
      aria-label={`Detector ${latest.name}`}
      className="scroll-mt-4 border-line border-t py-3 target:border-accent"
    >
      <DetectorVersion study={study} detector={latest} />
      {earlier.length > 0 && (
        <details>
          <summary className="disclosure min-h-6 text-muted text-sm">{`${earlier.length} earlier`}</summary>
          <div className="border-line border-l pl-3">
            {earlier.map((detector) => (
              <DetectorVersion key={detector.id} study={study} detector={detector} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

function DetectorVersion({ study, detector }: { study: string; detector: Version }) {
  const { judge, variable, hit, miss, words, definition, failure, createdAt, latest } = detector
  const level = (value: string) => ({ key: variable, op: "=" as const, values: [value] })
  const draft = { name: detector.name, definition, hit: level(hit), miss: level(miss) }
  return (
    <div className="py-1">
      <h3 className="wrap-anywhere">
        <span className="font-semibold">{judge}</span>{" "}
        <span className="text-muted text-sm">
          {`${variable} is ${hit}, else ${miss} · `}
          <Timestamp iso={createdAt} />
        </span>
      </h3>
      <p className="wrap-anywhere max-w-read">{words}</p>
      <Progress detector={detector} />
      {failure !== null && <p role="alert" className="max-w-read">{`It stopped: ${failure}`}</p>}
      <Found study={study} detector={detector} />
      <p className="flex flex-wrap gap-x-4 text-sm">
        {detector.judged > 0 && (
          <Link
            href={ruleSwitchUrl(study, { to: judge, variable: level(hit) })}
            className="link inline-flex min-h-6 items-center"
          >
            what changes if it decides?<span className="sr-only">{` (${judge})`}</span>
          </Link>
        )}
        {latest && (
          <Link href={detectorUrl(study, draft)} className="link inline-flex min-h-6 items-center">
            edit<span className="sr-only">{` ${judge}`}</span>
          </Link>
        )}
      </p>
      <details>
        <summary className="disclosure min-h-6 text-muted text-sm">definition</summary>
        <pre className="max-w-read whitespace-pre-wrap bg-surface p-2 font-mono text-sm">{definition}</pre>
      </details>
    </div>
  )
}

function Progress({ detector: { judged, total, latest } }: { detector: DetectorRow }) {
  const words = `${count(judged)} of ${count(total)} transcripts judged`
  if (judged >= total) return <p className="text-muted text-sm tabular-nums">{words}</p>
  if (!latest) return <p className="text-muted text-sm tabular-nums">{`${words}; a later version goes on`}</p>
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm tabular-nums">
      <progress
        value={judged}
        max={total}
        aria-label="Transcripts judged"
        className="h-2 w-40 accent-accent"
      />
      {words}
    </p>
  )
}

function Found({ study, detector }: { study: string; detector: DetectorRow }) {
  const { judge, variable: key, hit, miss, yes, no, unknown } = detector
  const population = { ...everything, rule: judge }
  const level = (value: string) => transcriptsUrl(study, { ...population, where: [{ key, op: "=", value }] })
  const missing = missingPopulation(population, { key, op: "=", values: [] }, "judge_failed")
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      <span>
        {`${hit} `}
        <Counted n={yes} href={level(hit)} of={`${judge} says ${hit}`} />
      </span>
      <span>
        {`${miss} `}
        <Counted n={no} href={level(miss)} of={`${judge} says ${miss}`} />
      </span>
      {unknown > 0 && (
        <span className="text-unknown italic">
          {"unknown "}
          <Counted n={unknown} href={transcriptsUrl(study, missing)} of={`${judge} could not know`} />
        </span>
      )}
    </p>
  )
}
