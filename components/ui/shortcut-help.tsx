/** The single keys of a page, and the switch that turns them off. */
export function ShortcutHelp(props: { keys: [string, string][]; on: boolean; setOn: (on: boolean) => void }) {
  return (
    <details className="no-print text-sm">
      <summary className="disclosure min-h-[24px] text-muted hover:text-ink">keys</summary>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3">
        {props.keys.map(([key, words]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="font-mono">{key}</kbd>
            </dt>
            <dd className="text-muted">{words}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-1 flex min-h-[24px] items-center gap-2">
        <input
          type="checkbox"
          checked={props.on}
          onChange={(event) => props.setOn(event.target.checked)}
          className="size-4 accent-accent"
        />
        single keys on
      </label>
    </details>
  )
}
