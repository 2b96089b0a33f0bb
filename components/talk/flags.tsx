"use client"

import { ContestedMark } from "@/components/review/contested/mark"
import { mayAs } from "@/lib/model/people/viewer"
import type { ReadJudgement } from "@/lib/model/reader/reading"
import { flagWords, type ReadFlag } from "@/lib/model/talk/flag"
import { FlagForm } from "./flag-form"
import { TalkForm } from "./form"
import { type Talk, useTalk } from "./provider"
import { SettleForm } from "./settle-form"

/** What people object to in a judgement, and the form to object. */
export function Flags({ judgement, unplaced }: { judgement: ReadJudgement; unplaced: boolean }) {
  const talk = useTalk()
  const { flags, superseded, failure, judge } = judgement
  const open = !superseded && failure !== "withdrawn"
  const own = judge.kind === "person" && judge.name === talk?.person?.name
  return (
    <>
      {flags.length > 0 && (
        <ul className="mt-1 space-y-1">
          {flags.map((flag) => (
            <li key={flag.id}>
              <Flag flag={flag} judgement={judgement} talk={talk} />
            </li>
          ))}
        </ul>
      )}
      {open && !own && talk?.person && <FlagForm judgements={[judgement]} unplaced={unplaced} />}
    </>
  )
}

type Props = { flag: ReadFlag; judgement: ReadJudgement; talk: Talk | null }

function Flag({ flag, judgement, talk }: Props) {
  const { id, kind, person, reason, proposed, settled } = flag
  const levels = talk?.levels[judgement.variable.key] ?? []
  const label = levels.find(({ key }) => key === proposed)?.label ?? proposed
  const mine = talk?.person?.id === person.id
  const settles = talk?.person != null && mayAs(talk.role, "editor")
  return (
    <div className={`border-edge border-l-2 pl-2 text-sm ${settled ? "text-muted" : ""}`}>
      <p className="wrap-anywhere">
        {settled === null && kind === "wrong" ? <ContestedMark /> : <span>{flagWords[kind]}</span>}
        {` by ${person.name}`}
        {proposed !== null && (
          <>
            : should be <span className="font-medium">{label}</span>
          </>
        )}
      </p>
      {reason !== "" && (
        <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
          {reason}
        </p>
      )}
      {settled && (
        <p dir="auto" className="wrap-anywhere">
          <span className="font-medium">{settled.outcome}</span>
          {` by ${settled.by}: ${settled.answer}`}
        </p>
      )}
      {talk && settled === null && (mine || settles) && (
        <div className="no-print flex flex-wrap gap-x-3 has-[details[open]]:flex-col">
          {mine && (
            <TalkForm
              action={talk.actions.withdraw}
              label="Take your flag back"
              fields={{ flag: String(id) }}
              button="take back"
              quiet
            />
          )}
          {settles && <SettleForm flag={id} action={talk.actions.settle} />}
        </div>
      )}
    </div>
  )
}
