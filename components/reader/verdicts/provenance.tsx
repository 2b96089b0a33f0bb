import Link from "next/link"
import { everything } from "@/lib/model/population/filters"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { EvaluatorReasoning, evaluatorThoughts } from "./provenance-evaluator"
import { MetadataTree } from "./provenance-metadata"

const EVALUATOR = "evaluator_reasoning"

/** Where the transcript comes from: run, file, place, and what the source said besides. */
export function Provenance({ reading }: { reading: ReadingHead }) {
  const { run, study } = reading
  const thoughts = evaluatorThoughts(reading.metadata[EVALUATOR])
  const metadata = Object.entries(reading.metadata).filter(([key]) => thoughts === null || key !== EVALUATOR)
  const facts: [string, string | null][] = [
    ["model as written", reading.model.name],
    ["provider", reading.model.provider],
    ["format", run.format],
    ["file", run.file],
    ["place", reading.place],
    ["sha256", run.sha256],
    ["started", reading.startedAt],
    ["stop reason", reading.stopReason],
    ["limit", reading.limit],
  ]
  return (
    <section aria-labelledby="source">
      <h2 id="source" className="font-semibold">
        Source
      </h2>
      <p className="wrap-anywhere text-sm">
        run{" "}
        <Link href={transcriptsUrl(study.slug, { ...everything, run: run.id })} className="link">
          {run.title}
        </Link>
      </p>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 text-sm">
        {facts.map(([name, value]) =>
          value === null || value === "" ? null : (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ),
        )}
      </dl>
      {thoughts && <EvaluatorReasoning thoughts={thoughts} />}
      {metadata.length > 0 && (
        <details>
          <summary className="disclosure min-h-[24px] text-muted text-sm">metadata</summary>
          <MetadataTree value={Object.fromEntries(metadata)} />
        </details>
      )}
    </section>
  )
}
