import { count, percent, plural, points } from "@/lib/format/words"
import type { JudgeCheck, LabelQueue } from "@/lib/model/review/judges/check"
import { planNames } from "@/lib/model/review/queues/plan"
import type { Refusal } from "@/lib/stats/judge/correction"
import type { LabelPlan } from "@/lib/stats/judge/label-plan"

/** Why there is no corrected rate, in a sentence that completes "Not corrected: …". */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.code) {
    case "too few":
      return `too few labels, ${count(refusal.labels)}. It takes ${refusal.least}.`
    case "too few of a kind":
      return `too few labels of a kind. People say yes of ${count(refusal.yes)} and no of ${count(refusal.no)}; it takes ${refusal.least} of each to know how often the judge errs.`
    case "too weak": {
      const { estimate, low, high } = refusal.youden
      return `the judge is too weak. Its sensitivity and specificity exceed those of a coin by ${share(estimate)}, and that could be anything from ${share(low)} to ${share(high)}.`
    }
    case "out of range":
      return `judge, labels and population do not fit each other. The formula gives ${percent(refusal.estimate, 100).replace("-", "−")}, which no rate is, and not by chance: its whole interval lies ${refusal.low > 1 ? "above 100 %" : "below 0 %"}. The judge errs here in another way than on the labelled transcripts.`
    case "no labels of a verdict":
      return `none of the transcripts that the judge calls a ${refusal.verdict} has a label.`
  }
}

/** How the labels that count were chosen, and what else must be known of them. */
export function sampleWords(check: JudgeCheck): string[] {
  const { sample, total, undecided, unjudged, labelled } = check
  const rest = [
    undecided > 0
      ? `${plural(undecided, "labelled transcript")} without a verdict of people, who are even or took it back: in no figure here.`
      : "",
    unjudged > 0
      ? `${plural(unjudged, "labelled transcript")} without a verdict of the judge: in no figure here.`
      : "",
  ]
  return [...chosenWords(), ...rest].filter((words) => words !== "")

  function chosenWords(): string[] {
    if (sample.kind === "census")
      return ["Every transcript that the judge judged has a label: people’s own rate needs no correction."]
    if (sample.kind === "unknown") {
      return labelled === 0
        ? ["No transcript of this population has both a verdict of the judge and a label."]
        : [
            `Not corrected: the ${plural(total.people.n, "labelled transcript")} are not known to be a random sample of this population. What they say of the judge is true of them alone.`,
          ]
    }
    const names = sample.queues.map(({ title, id }) => `“${title}” (queue ${id})`).join(", ")
    const many = sample.queues.length > 1 ? "queues, pooled: " : "queue "
    return [
      `The labels are a random sample of this population${sample.weighted ? ", drawn group by group and weighted by the groups’ sizes" : ""}, from the ${many}${names}.`,
      ...sample.queues.flatMap(queueNotes),
    ]
  }
}

function queueNotes(queue: LabelQueue): string[] {
  const { id, drawn, labelled, skipped, blind } = queue
  const open = drawn - labelled - skipped
  return [
    blind ? "" : `Whoever labelled in queue ${id} could see the judge’s verdict, and may have leant on it.`,
    open > 0
      ? `${count(labelled)} of ${count(drawn)} in queue ${id} are labelled so far; each reviewer’s order is random, so they are a random sample too.`
      : "",
    skipped > 0
      ? `${plural(skipped, "transcript")} of queue ${id} ${skipped === 1 ? "was" : "were"} skipped, which is not chance.`
      : "",
  ].filter((words) => words !== "")
}

/** Why a queue's labels do not count, in a sentence that begins with its name. */
export function notRandomWords({ id, title, labelled, notRandom }: LabelQueue): string | null {
  const name = `“${title}” (queue ${id}, ${plural(labelled, "label")})`
  if (notRandom === null) return null
  switch (notRandom.code) {
    case "plan":
      return `${name} holds ${planNames[notRandom.plan]}, chosen and not drawn.`
    case "filters":
      return `${name} was drawn only where ${notRandom.parts}, which is not asked here: filter by it, and its labels count.`
    case "no labels":
      return `${name} has no labels yet.`
    case "hidden":
      return `${name}: how it was drawn is hidden until you have judged it.`
  }
}

export function planWords(plan: LabelPlan, have: number, width: number): string {
  if (plan.kind === "labels") {
    const more = plan.labels - have
    return more > 0
      ? `${plural(more, "more random label")} (${count(plan.labels)} in all)`
      : `${count(plan.labels)}, and ${count(have)} are there`
  }
  const others = plan.transcripts === null ? "" : ` It takes ${count(plan.transcripts)} labelled transcripts.`
  return `no number of labels will do: with all transcripts labelled it is ± ${share(plan.reached)}, not ± ${share(width)}.${others}`
}

function share(value: number): string {
  return `${points(value).replace("+", "")} points`
}
