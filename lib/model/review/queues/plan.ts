import { z } from "zod"

// Transcripts drawn for people to judge: how they were drawn, who judges them, what is hidden meanwhile.

/** How a queue's transcripts are drawn from a population. */
export const SamplingPlan = z.enum(["all", "random", "stratified", "disagree", "unsure", "given"])
export type SamplingPlan = z.infer<typeof SamplingPlan>

export const planNames: Record<SamplingPlan, string> = {
  all: "all of them",
  random: "a random sample",
  stratified: "a random sample of every group",
  disagree: "those that judges disagree on",
  unsure: "the least sure ones",
  given: "these, by their ids",
}

/** Of each group as many, or of all groups together as many, shared out by their sizes. */
export const Share = z.enum(["each", "proportional"])
export type Share = z.infer<typeof Share>

/** What is asked of a draw. */
export const PlanDraft = z.object({
  plan: SamplingPlan,
  seed: z.int().min(0).max(2_147_483_647),
  /** How many; null: as many as there are. Of `each` share: per group. */
  n: z.int().min(1).nullable(),
  /** Keys whose values make the groups of a stratified sample. */
  by: z.array(z.string()).default([]),
  share: Share.default("each"),
  /** The variable that judges disagree on, or are least sure of; null: any. */
  variable: z.string().nullable().default(null),
  /** Public ids of `given`. */
  ids: z.array(z.string()).default([]),
})
export type PlanDraft = z.infer<typeof PlanDraft>

/** A group of a stratified sample: `population` is how many candidates it has, `drawn` how many of them are items. */
export const Stratum = z.object({
  /** As `queue_item.stratum` has it. */
  name: z.string(),
  by: z.record(z.string(), z.string().nullable()),
  population: z.int(),
  drawn: z.int(),
})
export type Stratum = z.infer<typeof Stratum>

/** `queue.plan`: what was asked, and what came of it. */
export const QueuePlan = PlanDraft.omit({ ids: true }).extend({
  /** Transcripts that fit the filters, before the plan chose among them. */
  population: z.int(),
  /** Those of them that the plan chose from: all, or those that judges disagree on. */
  candidates: z.int(),
  drawn: z.int(),
  /** Of a stratified sample only. */
  strata: z.array(Stratum).default([]),
})
export type QueuePlan = z.infer<typeof QueuePlan>

/** Whether every transcript of the population had a known chance to be drawn, so that rates may rest on it. */
export function isProbabilitySample({ plan }: Pick<QueuePlan, "plan">): boolean {
  return plan === "all" || plan === "random" || plan === "stratified"
}

/** What is hidden of an item until one has submitted or skipped it; `on` alone hides what others said. */
export const QueueBlind = z.object({
  on: z.boolean().default(false),
  model: z.boolean().default(false),
  condition: z.boolean().default(false),
})
export type QueueBlind = z.infer<typeof QueueBlind>

export const QueueState = z.enum(["open", "paused", "closed"])
export type QueueState = z.infer<typeof QueueState>

export const AssignmentState = z.enum(["open", "submitted", "skipped", "released"])
export type AssignmentState = z.infer<typeof AssignmentState>

/** How long an item stays with a person who does nothing, in seconds. */
export const LEASE_SECONDS = 15 * 60

/** One transcript of a queue as one of its reviewers has it. */
export type QueueItemView = {
  queue: { id: number; title: string; state: QueueState; dueOn: string | null }
  transcript: string
  blind: QueueBlind
  /** Keys of the questions that are asked, in the codebook's order. */
  questions: string[]
  /** For "12 of 40": of the items that this person did or may still get, which one this is. */
  position: number
  of: number
  /** Submitted or skipped by this person. */
  done: number
  /** Null: never opened by this person. */
  state: AssignmentState | null
  /** ISO; null where it is not leased to this person, or no longer. */
  leasedUntil: string | null
  skipReason: string | null
}

/** Where a queue stands for one of its reviewers. */
export type OwnProgress = {
  paused: boolean
  /** Items that they neither submitted nor skipped, with a place left for them or open by them. */
  left: number
  /** Items that are not done and neither theirs nor free: open with others now. */
  withOthers: number
  /** The transcript that they have open. */
  open: string | null
}

/** Why a reviewer has nothing to judge; null where there is something. `unfinished`: items not judged by all yet. */
export function whyNothing(
  queue: { state: QueueState; unfinished: number },
  { paused, left, withOthers }: OwnProgress,
): string | null {
  if (queue.state === "closed") return "This queue is closed."
  if (queue.state === "paused") return "This queue is paused by an editor."
  if (paused) return "You have paused this queue for yourself."
  if (left > 0) return null
  if (queue.unfinished === 0)
    return "Every transcript of this queue is judged by as many people as were asked for."
  if (withOthers === 0)
    return "You have judged or skipped every transcript that is left; the rest is for others."
  return "What is left is open with other reviewers. What they put back, or leave open, comes to you later."
}

/** How far one reviewer of a queue is. */
export type ReviewerProgress = {
  id: string
  name: string
  paused: boolean
  submitted: number
  skipped: number
  open: number
  /** Of the items that they submitted; null where no time was counted. */
  medianSeconds: number | null
  /** ISO; when they last ended an item. */
  lastAt: string | null
}

export type QueueRow = {
  id: number
  title: string
  state: QueueState
  author: string
  createdAt: string
  dueOn: string | null
  perItem: number
  blind: QueueBlind
  /** The questions that are asked, in the codebook's order. */
  questions: { id: number; key: string }[]
  items: number
  /** Items that are not judged by as many as were asked for. */
  unfinished: number
  /** Submissions, of items × perItem that there will be; each item counts no more than perItem. */
  submitted: number
  medianSeconds: number | null
  reviewers: ReviewerProgress[]
  /** The viewer's own; null where they are none of the reviewers. */
  own: OwnProgress | null
  /** How it was drawn; null while the viewer must judge any of it blind, since it may tell what is hidden. */
  drawn: { filters: string; plan: QueuePlan } | null
}

export type QueueItemRow = {
  ordinal: number
  transcript: string
  stratum: string | null
  work: { person: string; state: AssignmentState; seconds: number; skipReason: string | null }[]
}
