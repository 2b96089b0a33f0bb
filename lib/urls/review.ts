import type { Route } from "next"
import { serializeFilters } from "@/lib/filters/population"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

export const reviewUrl = (study: string, part?: string): Route =>
  route(`/studies/${study}/review${part ? `#${part}` : ""}`)

/** A queue to be made of a population. */
export const newQueueUrl = (study: string, population: Partial<Filters> = {}): Route =>
  route(`/studies/${study}/review/new${serializeFilters(population)}`)

/** A queue to be made of these transcripts, in which one question is asked. */
export const queueOfUrl = (study: string, ids: string[], question: string): Route =>
  route(
    `/studies/${study}/review/new?plan=given&ids=${ids.join(",")}&question=${encodeURIComponent(question)}`,
  )

export const queueUrl = (study: string, queue: number): Route =>
  route(`/studies/${study}/review/queues/${queue}`)

/** A queue's transcripts as CSV. */
export const queueItemsUrl = (study: string, queue: number): Route =>
  route(`/studies/${study}/review/queues/${queue}/items`)

/** Leads to the next item of a queue, and leases it. */
export const nextItemUrl = (study: string, queue: number): Route =>
  route(`/studies/${study}/review/queues/${queue}/next`)

/** A transcript to be labelled in a queue. */
export const labelUrl = (id: string, study: string, queue: number): Route =>
  route(`/t/${id}?study=${study}&queue=${queue}`)

export const agreementUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/agreement${query}`)

/** Transcripts that people judged differently. */
export const disagreementsUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/disagreements${query}`)

/** Where a transcript's variable is decided; `refused`: a plain form could not be stored. */
export const adjudicateUrl = (
  study: string,
  id: string,
  variable: string,
  { refused = false }: { refused?: boolean } = {},
): Route =>
  route(
    `/studies/${study}/review/adjudicate/${id}?variable=${encodeURIComponent(variable)}${refused ? "&refused=yes#decide" : ""}`,
  )

/** A judge held against people. */
export const judgesUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/judges${query}`)

/** The same as JSON. */
export const judgesApiUrl = (study: string, query = ""): Route =>
  route(`/api/v1/studies/${study}/judges${query}`)

export const contestedUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/contested${query}`)

/** What the labelling form asks: the draft, its submission, skipping; and the lease of a queue's item. */
export const labelApiUrl = (id: string, study: string, what: "draft" | "labels" | "skip"): Route =>
  route(`/api/v1/transcripts/${id}/${what}?study=${study}`)

export const leaseApiUrl = (queue: number): Route => route(`/api/v1/queues/${queue}/lease`)
