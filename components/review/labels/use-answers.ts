import { useCallback, useEffect, useReducer, useState } from "react"
import type { Question } from "@/lib/model/codebook/questions/definition"
import type { Draft } from "@/lib/model/review/labels/draft"
import { changeLabels, type LabelAction, type LabelState, openLabels } from "@/lib/model/review/labels/state"
import { labelApiUrl } from "@/lib/urls/review"
import { DraftKeeper, type DraftStatus } from "./draft-keeper"

type Given = {
  transcript: { id: string; study: string }
  person: string
  questions: Question[]
  draft: Draft
}

export type Labels = {
  state: LabelState
  change: (action: LabelAction) => void
  status: DraftStatus
  /** What happened to the answers elsewhere; empty once one has gone on. */
  note: string
  keeper: DraftKeeper
}

/** The answers as one works on them, each change kept as it is made. */
export function useLabels({ transcript: { id, study }, person, questions, draft }: Given): Labels {
  const [state, change] = useReducer(
    (before: LabelState, action: LabelAction) => changeLabels(questions, before, action),
    openLabels(questions, draft.answers),
  )
  const [status, tell] = useState<DraftStatus>({ kind: "saved" })
  const [note, setNote] = useState("")
  // Kept while the page is: one that is hidden and shown again goes on with what it had.
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        ...{ key: `${person} ${study} ${id}`, url: labelApiUrl(id, study, "draft"), draft },
        show: (answers, how) => change({ type: how, answers }),
        tell,
        note: setNote,
      }),
  )
  useEffect(() => keeper.start(), [keeper])
  useEffect(() => {
    if (keeper.answers !== state.answers) keeper.change(state.answers)
  }, [keeper, state.answers])

  const changeOwn = useCallback((action: LabelAction) => {
    if (action.type !== "go") setNote("")
    change(action)
  }, [])
  return { state, change: changeOwn, status, note, keeper }
}
