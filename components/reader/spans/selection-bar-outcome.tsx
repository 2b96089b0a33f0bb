import type { CopyOutcome } from "./use-copy"

/** What became of a copy; where the browser gives no clipboard, the text itself, selected, to copy by hand. */
export function SelectionBarOutcome({ outcome }: { outcome: CopyOutcome | null }) {
  if (!outcome) return null
  if (outcome.kind !== "by hand") return <span className="px-1 text-muted">{outcome.words}</span>
  return (
    <label className="flex w-full flex-col gap-1 px-1 text-muted">
      {outcome.words}
      <textarea
        readOnly
        rows={outcome.text.length > 120 ? 4 : 2}
        value={outcome.text}
        ref={(field) => {
          field?.focus()
          field?.select()
        }}
        className="w-full min-w-64 select-text break-all border border-line bg-paper p-1 font-mono text-ink text-xs"
      />
    </label>
  )
}
