"use client"

import { useActionState, useEffect, useId, useRef } from "react"
import type { Decide } from "./decide-state"

export type DecisionChoice = { value: string; words: string; harm: boolean | null }
/** Words that somebody marked, to be taken over. */
export type DecisionEvidence = { id: string; by: string; message: number; exact: string }

type Props = {
  decide: Decide
  /** Empty: the value is a number. */
  choices: DecisionChoice[]
  value: string | null
  evidence: DecisionEvidence[]
  /** That a decision stands, which this one would take the place of. */
  decided: boolean
  leadsOn: boolean
}

/** What it is, and why: digits choose a level, Enter decides; without scripts it is a plain form. */
export function DecisionForm({ decide, choices, value, evidence, decided, leadsOn }: Props) {
  const [state, submit, pending] = useActionState(decide, null)
  const form = useRef<HTMLFormElement>(null)
  const problem = useId()
  useDigits(form)
  return (
    <form
      ref={form}
      action={submit}
      aria-describedby={problem}
      className="my-3 flex max-w-read flex-col gap-2"
    >
      {choices.length === 0 ? (
        <label className="inline-flex items-center gap-2">
          <span>it is</span>
          <input
            name="value"
            required
            inputMode="decimal"
            defaultValue={value ?? ""}
            className="control w-28"
          />
        </label>
      ) : (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="sr-only">What it is</legend>
          {choices.map((choice, index) => (
            <label key={choice.value} className="inline-flex min-h-7 items-center gap-1.5">
              <input
                type="radio"
                name="value"
                value={choice.value}
                required
                defaultChecked={choice.value === value}
                data-digit={index < 9 ? index + 1 : undefined}
              />
              {index < 9 && <kbd className="text-muted text-sm">{index + 1}</kbd>}
              <span className={choice.harm === null ? "" : choice.harm ? "text-harm" : "text-safe"}>
                {choice.words}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <label className="flex flex-col gap-1">
        <span>because (will be read beside it)</span>
        <textarea name="reason" required rows={3} className="control w-full py-1" />
      </label>
      {evidence.length > 0 && (
        <details>
          <summary className="disclosure inline-flex min-h-6 cursor-pointer items-center">
            resting on words that they marked (optional)
          </summary>
          <ul>
            {evidence.map(({ id, by, message, exact }) => (
              <li key={id}>
                <label className="flex min-h-6 items-baseline gap-2">
                  <input type="checkbox" name="evidence" value={id} />
                  <span className="wrap-anywhere text-sm">
                    <q dir="auto">{exact.length > 160 ? `${exact.slice(0, 160)}…` : exact}</q>{" "}
                    <span className="text-muted">{`#${message + 1}, ${by}`}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" disabled={pending} className="control font-medium">
          {leadsOn ? "Decide, and on to the next" : "Decide"}
        </button>
        {decided && (
          <button
            type="submit"
            name="withdraw"
            value="yes"
            formNoValidate
            disabled={pending}
            className="control"
          >
            Take the decision back
          </button>
        )}
        <span className="text-muted text-sm">digits choose · Enter decides (Ctrl + Enter in the reason)</span>
      </div>
      <p id={problem} aria-live="polite" className="min-h-6 font-semibold">
        {state?.problem}
      </p>
    </form>
  )
}

/** Digits choose, Enter submits; while words are written only with Ctrl or ⌘. */
function useDigits(form: React.RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const own = form.current
      const target = event.target instanceof HTMLElement ? event.target : null
      const writing = target?.matches("textarea, select, input:not([type=radio], [type=checkbox])") ?? false
      if (!own || event.altKey || event.defaultPrevented) return
      if (
        event.key === "Enter" &&
        (event.ctrlKey || event.metaKey || (!writing && !target?.closest("a, button, summary")))
      ) {
        event.preventDefault()
        own.requestSubmit()
      }
      if (writing || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return
      const radio = own.querySelector<HTMLInputElement>(`[data-digit="${event.key}"]`)
      if (!radio) return
      event.preventDefault()
      radio.checked = true
      radio.focus()
    }
    document.addEventListener("keydown", pressed)
    return () => document.removeEventListener("keydown", pressed)
  }, [form])
}
