"use client"

import { useCallback, useRef } from "react"
import { useReader } from "@/components/reader/control"
import { addressOf, messageWords, type QuoteSource, quotedText, textOf } from "./quote-text"
import { useSelectionActions } from "./selection-actions"
import { useBarKeys, useCopyKeys } from "./selection-bar-keys"
import { SelectionBarOutcome } from "./selection-bar-outcome"
import { useBeside } from "./selection-bar-place"
import { useCopy } from "./use-copy"
import { useSelected } from "./use-selected"

/**
 * What one can take of the words that one selected: their address, they as a quote, they themselves. Tab goes to it
 * from the selection, Escape closes it, `c` copies the address; and whatever is copied is whole, though the page
 * holds only a part of it.
 */
export function SelectionBar({ source }: { source: QuoteSource }) {
  const { transcript } = useReader()
  const [selected, setSelected] = useSelected()
  const { outcome, copy, forget } = useCopy()
  const actions = useSelectionActions()
  const bar = useRef<HTMLDivElement>(null)
  useBeside(bar, selected?.range ?? null)

  const close = useCallback(() => {
    forget()
    setSelected(null)
  }, [forget, setSelected])
  const link = () => {
    if (!selected) return
    const { parts, place } = selected
    const over = parts.length > 1 || !("at" in (parts[0] ?? {}))
    copy(over ? `link to the beginning (message ${place.message + 1})` : "link", addressOf(transcript, place))
  }

  useCopyKeys(copy)
  useBarKeys(bar, selected !== null, close)

  return (
    <>
      {selected && (
        <div
          ref={bar}
          data-selection-bar
          role="toolbar"
          aria-label={`Selected words, ${messageWords(selected.parts)}`}
          className="no-print fixed z-20 flex max-w-[min(32rem,calc(100vw-16px))] select-none flex-wrap items-center gap-1 rounded border border-edge bg-paper p-1 text-sm shadow-lg"
        >
          {actions.map(({ words, act }) => (
            <button
              key={words}
              type="button"
              className="control"
              onPointerDown={keepSelection}
              onClick={() => {
                act(selected)
                close()
              }}
            >
              {words}
            </button>
          ))}
          <button type="button" className="control" onPointerDown={keepSelection} onClick={link}>
            copy link
          </button>
          <button
            type="button"
            className="control"
            onPointerDown={keepSelection}
            onClick={() => copy("quote", quotedText(transcript, source, selected.parts, selected.place))}
          >
            copy quote
          </button>
          <button
            type="button"
            className="control"
            onPointerDown={keepSelection}
            onClick={() =>
              copy(`text of ${messageWords(selected.parts)}`, textOf(transcript, selected.parts))
            }
          >
            copy text
          </button>
          <button
            type="button"
            aria-label="Close"
            className="min-h-[28px] min-w-[28px] text-muted hover:text-ink"
            onClick={close}
          >
            ×
          </button>
          <SelectionBarOutcome outcome={outcome} />
        </div>
      )}
      {!selected && outcome && (
        <div
          data-selection-bar
          className="no-print fixed bottom-2 left-2 z-20 flex max-w-[min(32rem,calc(100vw-16px))] select-none items-center gap-2 rounded border border-edge bg-paper px-2 py-1 text-sm shadow-lg"
        >
          <SelectionBarOutcome outcome={outcome} />
          {outcome.kind !== "copied" && (
            <button type="button" className="control" onClick={close}>
              close
            </button>
          )}
        </div>
      )}
      <p role="status" className="sr-only">
        {outcome?.words}
      </p>
    </>
  )
}

function keepSelection(event: React.PointerEvent): void {
  event.preventDefault()
}
