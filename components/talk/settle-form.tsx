"use client"

import { TalkForm } from "./form"
import type { TalkAction } from "./provider"

/** Upholds or rejects a flag, with an answer. */
export function SettleForm({ flag, action }: { flag: number; action: TalkAction }) {
  return (
    <details>
      <summary className="disclosure min-h-[24px] text-accent text-sm">settle</summary>
      <TalkForm action={action} label="Settle the flag" fields={{ flag: String(flag) }} button="Settle">
        <fieldset className="flex flex-wrap gap-x-4">
          <legend className="sr-only">Outcome</legend>
          {["upheld", "rejected"].map((outcome) => (
            <label key={outcome} className="flex min-h-[24px] items-center gap-1.5">
              <input type="radio" name="outcome" value={outcome} required className="size-4 accent-accent" />
              {outcome}
            </label>
          ))}
        </fieldset>
        <label className="block">
          <span className="text-muted">why</span>
          <textarea
            name="answer"
            required
            rows={2}
            maxLength={5_000}
            className="field-sizing-content block min-h-12 w-full border border-edge bg-paper p-1 focus-visible:-outline-offset-2"
          />
        </label>
      </TalkForm>
    </details>
  )
}
