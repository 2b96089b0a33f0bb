import "server-only"
import { clauseWords, sentence } from "@/lib/filters/sentence"
import { humanize } from "@/lib/format/words"
import type { Clause } from "@/lib/model/clause"
import type { Viewer } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { PooledFactor, RateRow } from "@/lib/model/rates/rows"
import { layOver } from "@/lib/model/replication/lay-over"
import type { Overlay, PublishedSource } from "@/lib/model/replication/match"
import { type Comparison, comparePairs } from "@/lib/model/replication/pairs"
import { unmatchedOf } from "@/lib/model/replication/unmatched"
import type { Catalogue, Study } from "@/lib/model/study"
import { type RatesQuestion, ratesOf } from "@/lib/queries/rates/count"
import { pooledFactors } from "@/lib/queries/rates/pooled-factors"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { publishedOutcome } from "./outcome"
import { type KeysOfBoth, keysOfBoth } from "./shared-keys"
import { publishedSources } from "./sources"

/** `source` is the slug of the study that holds the published counts; `rows` are our rates by `by`. */
export type OverlayQuestion = Omit<RatesQuestion, "most"> & { source: string; rows: RateRow[] }

export type Replication = {
  /** The keys that make a cell: model and every factor that both have. */
  by: string[]
  comparisons: Comparison[]
  overlay: Overlay
  /** Our factors that a cell pools, since the publication has none of them. */
  pooled: PooledFactor[]
}

const ALL_KEYS = Number.POSITIVE_INFINITY

/**
 * The published rates that stand beside ours: of the same model and the same levels of every factor that both have, as
 * rows under our groups' keys. A group is matched where the publication has every cell that the group pools, and the
 * counts are then those of these cells alone. Throws QuestionError for a source that there is not.
 */
export async function overlayOf(
  viewer: Viewer,
  study: Study,
  catalogue: Catalogue,
  question: OverlayQuestion,
): Promise<Overlay> {
  const { by, population } = question
  const source = await sourceOf(viewer, study, question.source)
  const theirs = await openSource(viewer, source)
  const rows = ownRows(source, question.rows)
  const keys = keysOfBoth(source, catalogue, theirs.catalogue, { by, where: population.where })
  const outcome = publishedOutcome(question.outcome, catalogue, theirs)
  const none = { source, pairs: [], rows: [], notes: notesOf(source, keys, population) }
  if ("reason" in outcome || keys.lacking !== null) {
    const why =
      "reason" in outcome
        ? ({ kind: "outcome", words: outcome.reason } as const)
        : ({ kind: "key", key: keys.lacking ?? "" } as const)
    const unmatched = {
      ours: unmatchedOf(
        rows.map(() => why),
        "the publication",
      ),
      published: [],
    }
    return { ...none, outcome: "words" in outcome ? outcome.words : null, unmatched }
  }
  const own = [...new Set([...by, "model", ...keys.shared.map((key) => key.ours)])]
  const factors = source.theirFactors.map(({ key }) => key)
  const other = [...new Set(["model", ...factors, ...keys.shared.map((key) => key.theirs)])]
  const [cells, published] = await Promise.all([
    own.length === by.length
      ? question.rows
      : ratesOf(study, catalogue, { ...question, by: own, most: ALL_KEYS }).then((rates) => rates.rows),
    ratesOf(theirs.study, theirs.catalogue, {
      ...{ outcome: outcome.outcome, by: other, most: ALL_KEYS },
      population: { ...everything, where: keys.theirWhere },
    }),
  ])
  const laid = layOver(
    { rows, cells: ownRows(source, cells) },
    { cells: published.rows.filter((row) => row.published), factors },
    source.models,
    keys.shared,
  )
  return {
    ...none,
    ...{ outcome: outcome.words, pairs: laid.pairs, rows: laid.pairs.map((pair) => pair.published) },
    notes: [...(outcome.note ? [outcome.note] : []), ...none.notes],
    unmatched: {
      ours: unmatchedOf(laid.misses.ours, "the publication"),
      published: unmatchedOf(laid.misses.published, "this study"),
    },
  }
}

/** Each of our cells that a publication has, compared with it; a cell is a model at one level of each shared factor. */
export async function replicationOf(
  viewer: Viewer,
  study: Study,
  catalogue: Catalogue,
  { source: slug, outcome, population }: Omit<OverlayQuestion, "by" | "rows">,
): Promise<Replication> {
  const { keys } = await sourceOf(viewer, study, slug)
  const shared = catalogue.factors.flatMap(({ key }) => (keys.some(({ ours }) => ours === key) ? [key] : []))
  const by = ["model", ...shared]
  const question = { outcome, by, population }
  const [{ rows }, pooled] = await Promise.all([
    ratesOf(study, catalogue, { ...question, most: ALL_KEYS }),
    pooledFactors(study, catalogue, population, by),
  ])
  const overlay = await overlayOf(viewer, study, catalogue, { ...question, source: slug, rows })
  return { by, comparisons: comparePairs(overlay.pairs), overlay, pooled }
}

async function sourceOf(viewer: Viewer, study: Study, slug: string): Promise<PublishedSource> {
  const sources = await publishedSources(viewer, study)
  const source = sources.find((one) => one.slug === slug)
  if (source) return source
  const known = sources.map((one) => one.slug).join(", ") || "none"
  throw new QuestionError(`No published counts are known as “${slug}”. There are: ${known}.`)
}

async function openSource(
  viewer: Viewer,
  { slug }: PublishedSource,
): Promise<{ study: Study; catalogue: Catalogue }> {
  const study = await findStudy(viewer, slug)
  if (!study) throw new QuestionError(`The study “${slug}” is gone.`)
  return { study, catalogue: await catalogueOf(study) }
}

/** Our side of the comparison: what is published in a study with transcripts is not ours. */
function ownRows({ ours }: PublishedSource, rows: RateRow[]): RateRow[] {
  return rows.filter(({ published }) => published === (ours === "published"))
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" })

function notesOf(source: PublishedSource, keys: KeysOfBoth, population: Filters): string[] {
  const factors = source.theirFactors.filter(({ key }) => !source.keys.some(({ theirs }) => theirs === key))
  const summed = factors.map(({ key, levels }) => `${humanize(key)} (${levels.join(", ")})`)
  const own = [clauseGroups(keys.ownWhere), sentence({ ...population, where: [] }).replace(/^where /, "")]
  const asked = own.filter((words) => words !== "").join(" and ")
  return [
    ...(summed.length > 0
      ? [`Not recorded in this study, and summed over in the published counts: ${list.format(summed)}.`]
      : []),
    ...(asked === "" ? [] : [`Asked of ours alone, since the publication cannot be asked it: ${asked}.`]),
  ]
}

function clauseGroups(where: Clause[]): string {
  return [...Map.groupBy(where, ({ key, op }) => `${key} ${op}`).values()].map(clauseWords).join(" and ")
}
