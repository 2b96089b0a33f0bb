"use client"

import { useEffect, useRef } from "react"

type Props = {
  groups: { name: string; keys: [key: string, words: string][] }[]
  on: boolean
  setOn: (on: boolean) => void
  open: boolean
  setOpen: (open: boolean) => void
}

/** All keys of the page, and the switch that turns single ones off. */
export function KeyHelp({ groups, on, setOn, open, setOpen }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    if (open && !element?.open) element?.showModal()
    if (!open && element?.open) element.close()
  }, [open])

  return (
    <div className="no-print text-sm noscript:hidden">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        className="control text-sm"
        onClick={() => setOpen(true)}
      >
        keys
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="key-help"
        closedby="any"
        onClose={() => setOpen(false)}
        className="m-auto max-h-[90dvh] w-[min(40rem,calc(100vw-2rem))] overflow-y-auto border border-edge bg-paper p-4 text-ink backdrop:bg-ink/30"
      >
        <div className="flex items-baseline justify-between">
          <h2 id="key-help" className="font-semibold text-base">
            Keys
          </h2>
          <button type="button" className="control" onClick={() => setOpen(false)}>
            close
          </button>
        </div>
        <div className="mt-2 gap-x-8 sm:columns-2">
          {groups.map(({ name, keys }) => (
            <section key={name} className="mb-3 break-inside-avoid">
              <h3 className="text-muted">{name}</h3>
              <dl className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3">
                {keys.map(([key, words]) => (
                  <div key={key} className="contents">
                    <dt>
                      <kbd className="font-mono">{key}</kbd>
                    </dt>
                    <dd>{words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label className="flex min-h-[24px] items-center gap-2 border-line border-t pt-2">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => setOn(event.target.checked)}
            className="size-4 accent-accent"
          />
          single keys on
        </label>
      </dialog>
    </div>
  )
}
