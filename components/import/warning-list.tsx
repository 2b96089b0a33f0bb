import { plural } from "@/lib/format/words"
import type { RunRow } from "@/lib/model/import/run"

/** What an import found wrong, each with its place; the count first. */
export function WarningList({ warnings }: { warnings: RunRow["warnings"] }) {
  if (warnings.length === 0) return null
  const rejected = warnings.filter((warning) => warning.rejected).length
  return (
    <details className="text-sm">
      <summary className="disclosure inline-flex min-h-6 items-center text-muted">
        {plural(warnings.length, "warning")}
        {rejected > 0 && `, ${rejected} rejected`}
      </summary>
      <ul className="flex max-h-96 max-w-read flex-col gap-1 overflow-y-auto py-1 pl-4">
        {warnings.map(({ file, place, message, rejected: refused }) => (
          <li key={`${file} ${place} ${message}`} className="break-words">
            {refused && <strong className="font-semibold">rejected: </strong>}
            {message}{" "}
            <span className="font-mono text-muted">
              {[file, place].filter((part) => part !== "").join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
