import { humanize, plural } from "@/lib/format/words"

/** The settings that the source stated, as they stood there. */
export function RunSettings({ settings }: { settings: Record<string, unknown> }) {
  const entries = Object.entries(settings)
  if (entries.length === 0) return null
  return (
    <details className="text-sm">
      <summary className="disclosure inline-flex min-h-6 items-center text-muted">
        {plural(entries.length, "setting")}
      </summary>
      <dl className="grid max-w-read grid-cols-[max-content_minmax(0,1fr)] gap-x-4 py-1 pl-4">
        {entries.map(([key, value]) => (
          <div key={key} className="col-span-full grid grid-cols-subgrid">
            <dt className="text-muted">{humanize(key)}</dt>
            <dd className="whitespace-pre-wrap break-words font-mono">
              {typeof value === "string" ? value : JSON.stringify(value, null, 1)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
