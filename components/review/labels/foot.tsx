import { useEffect, useRef } from "react"
import type { DraftStatus } from "./draft-keeper"
import { Key } from "./key"

type Props = {
  status: DraftStatus
  /** What happened to the answers elsewhere. */
  note: string
  /** What the form said last, of a key or of a submission. */
  said: string
  busy: boolean
  submitWords: string
  canUndo: boolean
  canRedo: boolean
  /** Null: one does not skip here. */
  skip: { open: boolean; reason: string } | null
  submit: () => void
  undo: () => void
  redo: () => void
  setSkip: (skip: { open: boolean; reason: string }) => void
  confirmSkip: () => void
}

const words: Record<"saved" | "saving" | "offline", string> = {
  saved: "saved",
  saving: "saving",
  offline: "offline: kept on this device",
}

/** What one does with all answers together, and where they are kept. */
export function LabelFoot(props: Props) {
  const { status, note, said, busy, submitWords, canUndo, canRedo, skip, submit, undo, redo, setSkip } = props
  return (
    <div className="sticky bottom-0 z-10 mt-2 border-line border-t bg-paper pt-2 pb-1 text-sm">
      {skip?.open && <SkipField skip={skip} setSkip={setSkip} confirm={props.confirmSkip} />}
      <div className="flex flex-wrap items-center gap-1 *:px-1.5">
        <button
          type="button"
          disabled={busy}
          onClick={submit}
          className="control border-edge font-semibold disabled:opacity-50"
        >
          {submitWords}
          <Key>⏎</Key>
        </button>
        {skip && !skip.open && (
          <button type="button" className="control" onClick={() => setSkip({ ...skip, open: true })}>
            skip
            <Key>s</Key>
          </button>
        )}
        <button type="button" disabled={!canUndo} className="control disabled:opacity-50" onClick={undo}>
          undo
          <Key>z</Key>
        </button>
        {canRedo && (
          <button type="button" className="control" onClick={redo}>
            redo
            <Key>Z</Key>
          </button>
        )}
      </div>
      <p data-draft-status={status.kind} className="mt-1 min-h-5 text-muted">
        {status.kind === "said" ? status.words : words[status.kind]}
      </p>
      <output data-draft-note className="wrap-anywhere block border-accent border-l-3 pl-2 empty:hidden">
        {note}
      </output>
      <output className="wrap-anywhere block font-semibold empty:hidden">{said}</output>
    </div>
  )
}

function SkipField({
  skip,
  setSkip,
  confirm,
}: {
  skip: { open: boolean; reason: string }
  setSkip: Props["setSkip"]
  confirm: () => void
}) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="mb-1.5 flex flex-wrap items-center gap-1.5">
      <input
        ref={field}
        aria-label="Why you skip it"
        placeholder="why you skip it"
        maxLength={2000}
        value={skip.reason}
        onChange={(event) => setSkip({ ...skip, reason: event.target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "Escape") setSkip({ open: false, reason: skip.reason })
          else if (event.key === "Enter") confirm()
          else return
          event.preventDefault()
        }}
        className="min-h-[28px] min-w-0 flex-1 border border-edge bg-paper px-1.5"
      />
      <button type="button" className="control" onClick={confirm}>
        skip it
      </button>
      <button type="button" className="control" onClick={() => setSkip({ open: false, reason: skip.reason })}>
        no
      </button>
    </div>
  )
}
