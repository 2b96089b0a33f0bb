import type { useRouter } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import type { Question } from "@/lib/model/codebook/questions/definition"
import { Draft } from "@/lib/model/review/labels/draft"
import { labelApiUrl, labelUrl, queueUrl } from "@/lib/urls/review"
import { type Answered, askJson } from "./ask-json"
import type { Labels } from "./use-answers"

type Given = {
  transcript: { id: string; study: string }
  queue: number | null
  labels: Labels
  questions: Question[]
  /** Seconds that were not said yet. */
  lease: { take: () => number }
  say: (words: string) => void
  router: ReturnType<typeof useRouter>
}

/** Submits or skips, once at a time, and goes on to what comes next. */
export function useSubmission({
  transcript: { id, study },
  queue,
  labels,
  questions,
  lease,
  say,
  router,
}: Given) {
  const [busy, setBusy] = useState(false)
  const under = useRef(false)
  // One may come back to a page that has sent and gone on.
  useEffect(
    () => () => {
      under.current = false
      setBusy(false)
    },
    [],
  )

  async function once(work: () => Promise<boolean>) {
    if (under.current) return
    under.current = true
    setBusy(true)
    await labels.keeper.hold()
    const gone = await work().catch(() => {
      say("Not sent: there is no connection. Your answers are kept on this device; try again.")
      return false
    })
    labels.keeper.resume()
    under.current = gone
    setBusy(gone)
  }

  function follow(answer: Answered) {
    if (queue === null) return false
    const { next } = answer.body
    router.push(typeof next === "string" ? labelUrl(next, study, queue) : queueUrl(study, queue))
    return true
  }

  const submit = () =>
    void once(async () => {
      const { keeper } = labels
      const { answers, revision } = keeper
      const versions = Object.fromEntries(questions.map(({ key, versionId }) => [key, versionId]))
      const body = { answers, revision, queue, versions, seconds: lease.take(), next: queue !== null }
      const answer = await askJson(labelApiUrl(id, study, "labels"), "POST", body)
      const theirs = Draft.safeParse(answer.body.draft)
      if (answer.status === 409 && theirs.success) {
        keeper.meet(theirs.data)
        say("Not submitted: look at what has changed, then submit again.")
        return false
      }
      if (answer.status !== 200) {
        say(`Not submitted: ${answer.message}`)
        return false
      }
      keeper.forget()
      if (follow(answer)) return true
      const next = document.querySelector<HTMLAnchorElement>('a[data-step="next"]')
      if (next) next.click()
      else router.refresh()
      say(next ? "Submitted." : "Submitted; there is no next transcript.")
      return next !== null
    })

  const skip = (reason: string) => {
    if (reason.trim() === "") return say("Say why you skip it.")
    return void once(async () => {
      const answer = await askJson(labelApiUrl(id, study, "skip"), "POST", { queue, reason, next: true })
      if (answer.status !== 200) {
        say(`Not skipped: ${answer.message}`)
        return false
      }
      return follow(answer)
    })
  }

  return { busy, submit, skip }
}
