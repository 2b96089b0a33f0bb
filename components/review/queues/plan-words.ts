import { loadFilters } from "@/lib/filters/population"
import { sentence } from "@/lib/filters/sentence"
import { count, humanize, plural } from "@/lib/format/words"
import type { QueueBlind, QueuePlan, QueueState } from "@/lib/model/review/queues/plan"

/** How a queue was drawn, as a sentence without its full stop. */
export function planWords({ filters, plan }: { filters: string; plan: QueuePlan }): string {
  const where = sentence(loadFilters(filters))
  const population = `${plural(plan.population, "transcript")}${where === "" ? "" : ` ${where}`}`
  return `${drawnWords(plan)} of ${population}, with seed ${plan.seed}`
}

function drawnWords({ plan, drawn, candidates, by, share, variable }: QueuePlan): string {
  const n = count(drawn)
  const about = variable === null ? "" : ` on ${humanize(variable)}`
  if (plan === "all") return `all ${n}`
  if (plan === "random") return `${n} drawn at random`
  if (plan === "given") return `${n} chosen by their ids`
  if (plan === "disagree")
    return `${n} of the ${count(candidates)} that judges disagree on${variable === null ? "" : ` (${humanize(variable)})`}, out`
  if (plan === "unsure") return `the ${n} that judges are least sure of${about}, out`
  const sizes = share === "each" ? "as many from each" : "from each by its size"
  return `${n} drawn at random, ${sizes} ${by.map(humanize).join(" × ")}, out`
}

/** What is hidden while one judges; "" where nothing is. */
export function blindWords({ on, model, condition }: QueueBlind): string {
  if (!on) return ""
  const hidden = [
    "verdicts, labels and comments",
    ...(model ? ["the model"] : []),
    ...(condition ? ["the condition"] : []),
  ]
  return `blind: ${hidden.join(", ")}`
}

export const stateWords: Record<QueueState, string> = {
  open: "open",
  paused: "paused",
  closed: "closed",
}

/** 30 → "30 s", 95 → "1 min 35 s"; nothing counted → "–". */
export function timeWords(seconds: number | null): string {
  if (seconds === null) return "–"
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const rest = whole % 60
  return `${Math.floor(whole / 60)} min${rest === 0 ? "" : ` ${rest} s`}`
}
