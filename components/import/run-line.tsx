import Link from "next/link"
import { CopyButton } from "@/components/ui/copy-button"
import { Timestamp } from "@/components/ui/timestamp"
import { count } from "@/lib/format/words"
import type { RunRow } from "@/lib/model/import/run"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { RunSettings } from "./run-settings"
import { WarningList } from "./warning-list"

const CELL = "border-line border-b px-3 py-2 align-top first:pl-0"
const MODELS_SHOWN = 4

/** One run: a table row, with settings and warnings folded below its title. */
export function RunLine({ study, run }: { study: string; run: RunRow }) {
  return (
    <tr>
      <td className={`${CELL} min-w-64 max-w-md`}>
        <p className="break-words font-medium">{run.title}</p>
        <RunSettings settings={run.settings} />
        <WarningList warnings={run.warnings} />
        {run.citation !== null && <p className="max-w-read break-words text-muted text-sm">{run.citation}</p>}
      </td>
      <td className={`${CELL} max-w-56`}>
        {run.status}
        {run.error !== null && <p className="break-words text-muted text-sm">{run.error}</p>}
      </td>
      <td className={`${CELL} min-w-40 max-w-64 break-words`}>{modelWords(run.models)}</td>
      <td className={`${CELL} whitespace-nowrap text-right tabular-nums`}>
        <Size study={study} run={run} />
      </td>
      <td className={`${CELL} text-right text-unknown tabular-nums`}>
        {run.failed === 0 ? "–" : count(run.failed)}
      </td>
      <td className={CELL}>
        <Timestamp iso={run.importedAt} />
      </td>
      <td className={`${CELL} min-w-96 text-sm`}>
        <p className="break-all font-mono">{run.file}</p>
        <p className="flex items-center gap-3 text-muted">
          {run.format}
          <span title={`sha256 ${run.sha256}`} className="font-mono">
            {run.sha256.slice(0, 12)}…
          </span>
          <CopyButton label="copy" subject={`sha256 of ${run.title}`} text={run.sha256} />
        </p>
      </td>
    </tr>
  )
}

/** How many came, and how many the source says there are where that differs. */
function Size({ study, run }: { study: string; run: RunRow }) {
  const { transcripts, excluded, publishedN, statedTotal } = run
  if (transcripts + excluded === 0 && publishedN > 0) return <>{count(publishedN)} published counts</>
  const stated = statedTotal !== null && statedTotal !== transcripts + excluded
  const words = stated ? `${count(transcripts)} of ${count(statedTotal)} stated` : count(transcripts)
  const link = "link inline-flex min-h-6 items-center"
  return (
    <>
      {transcripts === 0 ? (
        words
      ) : (
        <Link href={transcriptsUrl(study, { run: run.id })} className={link}>
          {words}
        </Link>
      )}
      {excluded > 0 && (
        <Link href={transcriptsUrl(study, { run: run.id, excluded: "yes" })} className={`${link} ml-2`}>
          {`+ ${count(excluded)} excluded`}
        </Link>
      )}
    </>
  )
}

function modelWords(models: string[]): string {
  const rest = models.length - MODELS_SHOWN
  return [...models.slice(0, MODELS_SHOWN), ...(rest > 0 ? [`${count(rest)} more`] : [])].join(", ")
}
