"use client"

import { useState } from "react"
import { humanize } from "@/lib/format/words"
import { mayAs } from "@/lib/model/people/viewer"
import type { ReadJudgement } from "@/lib/model/reader/reading"
import { FlagKind, flagMeanings, flagWords } from "@/lib/model/talk/flag"
import { TalkForm } from "./form"
import { Proposal } from "./proposal"
import { useTalk } from "./provider"

/**
 * What one objects to in a judgement, or in one of several that are shown together. A reader may call it wrong; the
 * other kinds are for reviewers. Where its explanation quotes what is in no message, that kind comes first.
 */
export function FlagForm({
  judgements,
  unplaced = false,
}: {
  judgements: ReadJudgement[]
  unplaced?: boolean
}) {
  const talk = useTalk()
  const [chosen, choose] = useState(judgements[0]?.id ?? "")
  const reviews = talk !== null && mayAs(talk.role, "reviewer")
  const kinds = reviews ? FlagKind.options : (["wrong"] as const)
  const [kind, setKind] = useState<FlagKind>(reviews && unplaced ? "not_there" : "wrong")
  const judgement = judgements.find(({ id }) => id === chosen) ?? judgements[0]
  if (!talk?.person || !judgement) return null
  return (
    <details className="no-print">
      <summary className="disclosure min-h-[24px] text-muted text-sm">
        {reviews ? "flag or dispute" : "dispute"}
        <span className="sr-only">{judgements.length === 1 && `: ${nameOf(judgement)}`}</span>
      </summary>
      <TalkForm
        action={talk.actions.flag}
        label={`Flag ${judgements.length === 1 ? nameOf(judgement) : "one of these"}`}
        fields={judgements.length === 1 ? { judgement: judgement.id } : {}}
        button={kind === "wrong" ? "Dispute" : "Flag"}
        className="flex flex-col items-start gap-1.5 [&>label]:w-full"
      >
        {judgements.length > 1 && (
          <label>
            <span className="text-muted">which</span>{" "}
            <select
              name="judgement"
              value={chosen}
              onChange={(event) => choose(event.target.value)}
              className="control max-w-full"
            >
              {judgements.map((one) => (
                <option key={one.id} value={one.id}>{`${nameOf(one)}: ${one.label ?? one.value}`}</option>
              ))}
            </select>
          </label>
        )}
        {kinds.length === 1 ? (
          <input type="hidden" name="kind" value="wrong" />
        ) : (
          <fieldset>
            <legend className="sr-only">It is</legend>
            {(unplaced ? [...kinds].sort((a) => (a === "not_there" ? -1 : 0)) : kinds).map((one) => (
              <label key={one} className="flex min-h-[24px] items-center gap-1.5" title={flagMeanings[one]}>
                <input
                  type="radio"
                  name="kind"
                  value={one}
                  checked={kind === one}
                  onChange={() => setKind(one)}
                  className="size-4 shrink-0 accent-accent"
                />
                {flagWords[one]}
              </label>
            ))}
          </fieldset>
        )}
        {kind === "wrong" && (
          <Proposal judgement={judgement} levels={talk.levels[judgement.variable.key] ?? []} />
        )}
        <label>
          <span className="text-muted">{kind === "wrong" ? "why it is wrong" : "why (if you like)"}</span>
          <textarea
            name="reason"
            required={kind === "wrong"}
            rows={2}
            maxLength={5_000}
            className="field-sizing-content block min-h-12 w-full border border-edge bg-paper p-1 focus-visible:-outline-offset-2"
          />
        </label>
      </TalkForm>
    </details>
  )
}

function nameOf({ variable, judge }: ReadJudgement): string {
  return `${variable.label ?? humanize(variable.key)} by ${judge.name}`
}
