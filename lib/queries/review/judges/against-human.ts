import "server-only"
import { QuestionError } from "@/lib/model/question-error"
import type { JudgeCheck, LabelQueue, LabelSample } from "@/lib/model/review/judges/check"
import {
  groupOf,
  groupsOf,
  inGroup,
  matrixOf,
  type Pair,
  sumOf,
  unweighted,
} from "@/lib/model/review/judges/groups"
import { isHit, levelsOf } from "@/lib/model/review/judges/levels"
import type { Catalogue, Study } from "@/lib/model/study"
import { countAll, countSampled } from "./counts"
import { labelQueues, type WeighedQueue } from "./label-queues"
import { type JudgeQuestion, judgedPairs } from "./question"

const MOST_KEYS = 3

/**
 * A machine judge held against people: what it says of all transcripts of a population, what both say of those with
 * labels, and, where these are a random sample, the rate put right. Labels are one where they were drawn for a queue
 * from this population or one that holds it: several queues of random samples are pooled, of stratified ones the one
 * with most labels counts, weighted by its strata; and where every transcript has one. `queue` asks for one queue's.
 * Throws a QuestionError for keys, levels, judges and rules that the study does not have.
 */
export async function judgeAgainstHuman(
  study: Study,
  catalogue: Catalogue,
  asked: JudgeQuestion,
  queue: number | null = null,
): Promise<JudgeCheck> {
  const { outcome, judge, rule, by } = asked
  if (by.length > MOST_KEYS) throw new QuestionError(`Judges are compared by up to ${MOST_KEYS} keys.`)
  const { variable } = judgedPairs(study, catalogue, asked, false)
  const keys = catalogue.variables.map(({ key }) => key)
  const [all, queues] = await Promise.all([
    countAll(study, catalogue, asked),
    labelQueues(study, variable, asked.population, keys),
  ])
  const own = queues.filter(({ id }) => id === queue)
  if (queue !== null && own.length === 0)
    throw new QuestionError(`No queue ${queue} of this study has labels of ${variable.key}.`)
  const used = usedOf(queue === null ? queues : own)
  const judged = all.filter((row) => row.judge !== null)
  const open = sumOf(judged.filter(({ people }) => people === null))
  const census = queue === null && open === 0 && judged.length > 0
  const drawn = census ? [] : queue === null ? used : own
  const sampled = drawn.length > 0
  const labels = sampled ? await countSampled(study, catalogue, asked, drawn) : all.map(unweighted)
  const sample = sampleOf(census, used)
  const hit = (level: string) => isHit(variable, outcome, level)
  const group = (named: Pair["by"]) => {
    const of = (row: Pair) => inGroup(named, row)
    return groupOf(named, hit, all.filter(of), labels.filter(of), sample.kind !== "unknown")
  }
  return {
    ...{ outcome, judge, rule, by, sample, queues: queues.map(bare) },
    from: sampled ? drawn.map(({ id }) => id) : null,
    total: group({}),
    groups: groupsOf(by, all).map(group),
    levels: levelsOf(variable, outcome),
    matrix: matrixOf(labels),
    labelled: sumOf(judged) - open,
    undecided: sampled ? sumOf(labels.filter((row) => row.judge !== null && row.people === null)) : 0,
    unjudged: sumOf(all.filter((row) => row.judge === null && row.people !== null)),
  }
}

/** The queues whose labels count: pooled random samples, else the stratified one with most labels. */
function usedOf(queues: WeighedQueue[]): WeighedQueue[] {
  const random = queues.filter(({ notRandom }) => notRandom === null)
  const plain = random.filter(({ stratified }) => !stratified)
  return plain.length > 0 ? plain : random.slice(0, 1)
}

function sampleOf(census: boolean, used: WeighedQueue[]): LabelSample {
  if (census) return { kind: "census" }
  if (used.length === 0) return { kind: "unknown" }
  return { kind: "random", queues: used.map(bare), weighted: used.some(({ stratified }) => stratified) }
}

function bare({ weights: _, stratified: __, ...queue }: WeighedQueue): LabelQueue {
  return queue
}
