import "server-only"
import { randomInt } from "node:crypto"
import type { QueueDraft } from "@/lib/commands/review/queues/make"
import { blindOfView, loadNewQueue, type NewQueueView, serializeNewQueue } from "@/lib/filters/review/queues"
import type { Question } from "@/lib/model/codebook/questions/definition"
import type { Filters } from "@/lib/model/population/filters"

type Params = Record<string, string | string[] | undefined>

/** What an address says of a queue to be made; before its form was sent, with what is usual. */
export type AskedQueue = { view: NewQueueView & { seed: number }; population: Filters }

export function askedQueue(params: Params | URLSearchParams, questions: Question[]): AskedQueue {
  const { where, judged, missing, search, run, since, until, excluded, labelled, rule, ...view } =
    loadNewQueue(params)
  const population = { where, judged, missing, search, run, since, until, excluded, labelled, rule }
  const seed = view.seed ?? randomInt(1, 1_000_000)
  if (view.sent === "yes") return { view: { ...view, seed }, population }
  const question = questions.map(({ key }) => key)
  return { view: { ...view, seed, question, hide: ["verdicts"] }, population }
}

/** The address's parameters as fields of a form. */
export function fieldsOf({ view, population }: AskedQueue): [string, string][] {
  return [...new URLSearchParams(serializeNewQueue({ ...population, ...view, sent: "yes" }))]
}

export function draftOf(view: NewQueueView, questions: Question[]): QueueDraft {
  return {
    ...{ title: view.title, perItem: view.per, dueOn: view.due, reviewers: view.reviewer },
    blind: blindOfView(view),
    questions: questions.filter(({ key }) => view.question.includes(key)).map(({ id }) => id),
  }
}
