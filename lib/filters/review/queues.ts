import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server"
import { day } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"
import { type PlanDraft, type QueueBlind, SamplingPlan, Share } from "@/lib/model/review/queues/plan"

const whole = (least: number, most: number) =>
  createParser({
    parse: (text) => (/^\d{1,10}$/.test(text) && inRange(Number(text), least, most) ? Number(text) : null),
    serialize: (n: number) => String(n),
  })

/** A queue that is being made: its preview is this address, with the filters of its population. */
export const newQueueView = {
  title: parseAsString.withDefault(""),
  plan: parseAsStringLiteral(SamplingPlan.options).withDefault("random"),
  seed: whole(0, 2_147_483_647),
  n: whole(1, 1_000_000),
  /** Keys that make the groups of a stratified sample. */
  by: parseAsNativeArrayOf(parseAsString),
  sizes: parseAsStringLiteral(Share.options).withDefault("each"),
  /** The variable of which judges disagree, or are least sure. */
  about: parseAsString.withDefault(""),
  /** Public ids, with anything that is no letter or digit between them. */
  ids: parseAsString.withDefault(""),
  per: whole(1, 50).withDefault(1),
  /** Keys of questions, ids of people. */
  question: parseAsNativeArrayOf(parseAsString),
  reviewer: parseAsNativeArrayOf(parseAsString),
  hide: parseAsNativeArrayOf(parseAsStringLiteral(["verdicts", "model", "condition"])),
  due: day,
  /** Whether the form has been sent: before that its boxes are ticked as is usual. */
  sent: parseAsStringLiteral(["yes"]),
}
export type NewQueueView = inferParserType<typeof newQueueView>

const parameters = { ...filters, ...newQueueView }
export const newQueueParameters = parameters
export const loadNewQueue = createLoader(parameters)
export const serializeNewQueue = createSerializer(parameters)

/** What is asked of the draw. */
export function planOfView(view: NewQueueView, seed: number): PlanDraft {
  const { plan, n, by, sizes, about, ids } = view
  return {
    ...{ plan, seed, n: plan === "all" || plan === "given" ? null : n },
    ...{ by: plan === "stratified" ? by : [], share: sizes },
    variable: (plan === "disagree" || plan === "unsure") && about !== "" ? about : null,
    ids: plan === "given" ? (ids.match(/[0-9a-z]+/g) ?? []) : [],
  }
}

/** Hiding the model or the condition hides what others said too. */
export function blindOfView({ hide }: NewQueueView): QueueBlind {
  return { on: hide.length > 0, model: hide.includes("model"), condition: hide.includes("condition") }
}

function inRange(n: number, least: number, most: number): boolean {
  return n >= least && n <= most
}
