import type { z } from "zod"
import { marksDimensions, rolloutFactors } from "@/lib/importers/petri/factors"
import type { Remark } from "@/lib/importers/petri/replay"
import { type TurnLabels, turnLabels } from "@/lib/importers/petri/turn-labels"
import {
  type Audited,
  AuditFile,
  IdeationFile,
  type Judgment,
  JudgmentFile,
  type LabelledRollout,
  readBeside,
  sampleKey,
  TurnLabelFile,
  UnderstandingFile,
} from "./bloom"
import type { RunListing } from "./run-listing"

/** What the files beside a run's transcripts say, keyed by variation and repetition where it is of one of them. */
export type RunContext = {
  behavior: string | undefined
  judgeModel: string | undefined
  judgments: Map<string, Judgment>
  failedJudgments: Map<string, string>
  labels: { of: TurnLabels; rollouts: Map<string, LabelledRollout> }[]
  audits: Map<string, Audited>
  auditModel: string | undefined
  descriptions: string[]
  /** Whether variations say what they change. */
  marked: boolean
  factors: Record<string, string>
  statedTotal: number | undefined
  settings: Record<string, unknown>
}

/** Told of what was read otherwise than it was written, by file. */
export type FileRemark = (file: string, where: string, message: string) => void

/** Reads what stands beside the transcripts; `bundle` is what a bundle says of its rollouts, where there is one. */
export async function readContext(
  path: string,
  listing: RunListing,
  bundle: { metadata: Record<string, unknown>; total: number | undefined },
  remark: FileRemark,
): Promise<RunContext> {
  const read = async <T>(file: string, schema: z.ZodType<T>) =>
    listing.has.has(file) ? await readBeside(path, file, schema, remarkOf(remark, file)) : null
  const judgment = await read("judgment.json", JudgmentFile)
  const ideation = await read("ideation.json", IdeationFile)
  const understanding = await read("understanding.json", UnderstandingFile)
  const audit = await read("ambiguous_rollouts.json", AuditFile)
  const labels: RunContext["labels"] = []
  const rolloutSettings: Record<string, unknown>[] = [bundle.metadata]
  const ranks = new Map<string, number>()
  for (const file of listing.labels) {
    const data = await read(file, TurnLabelFile)
    if (!data) continue
    rolloutSettings.push(data.metadata)
    const judge = data.metadata.judge_model ?? data.metadata.indicator_judge?.judge_model ?? ""
    // A judge that speaks in two files has one rank: what it says twice is said once.
    const rank = ranks.get(judge) ?? ranks.size
    ranks.set(judge, rank)
    const of = turnLabels(file, data, { turns: rank, indicators: labels.length }, remarkOf(remark, file))
    labels.push({ of, rollouts: byKey(data.evaluated_rollouts) })
  }
  const behavior = judgment?.behavior_name ?? ideation?.behavior_name ?? understanding?.behavior_name
  const descriptions = (ideation?.variations ?? []).map(({ description = "" }) => description)
  const stated = rolloutSettings.toReversed().flatMap((settings) => Object.entries(rolloutFactors(settings)))
  return {
    behavior,
    judgeModel: judgment?.model,
    judgments: byKey(judgment?.judgments ?? []),
    failedJudgments: new Map(
      (judgment?.failed_judgments ?? []).map((one) => [sampleKey(one), errorText(one.error)]),
    ),
    labels,
    audits: byKey([...(audit?.audit_details ?? []), ...(audit?.benign_audit?.details ?? [])]),
    auditModel: audit?.model,
    descriptions,
    marked: marksDimensions(ideation?.variation_dimensions, descriptions),
    factors: { ...(behavior && { behavior }), ...Object.fromEntries(stated) },
    statedTotal: bundle.total ?? ideation?.total_evals ?? judgment?.total_conversations,
    settings: settingsOf(judgment, ideation, understanding, bundle.metadata, labels),
  }
}

export function remarkOf(remark: FileRemark, file: string): Remark {
  return (where, message) => remark(file, where, message)
}

function byKey<T extends { variation_number: number; repetition_number?: number | undefined }>(
  items: (T | undefined)[],
): Map<string, T> {
  return new Map(items.flatMap((item) => (item ? [[sampleKey(item), item]] : [])))
}

function errorText(error: unknown): string {
  if (typeof error === "string" && error !== "") return error
  return error == null ? "the judge failed; no reason was written" : JSON.stringify(error)
}

/** What the run was made with. Rates that the source states are shown as that, and never used. */
function settingsOf(
  judgment: JudgmentFile | null,
  ideation: IdeationFile | null,
  understanding: UnderstandingFile | null,
  rollout: Record<string, unknown>,
  labels: RunContext["labels"],
): Record<string, unknown> {
  const {
    judgments: _,
    failed_judgments: __,
    summary_statistics,
    metajudgment_scores,
    ...judging
  } = judgment ?? {}
  const { variations: ___, ...ideating } = ideation ?? {}
  const settings: Record<string, unknown> = {
    stated_by_source: summary_statistics,
    stated_diversity: metajudgment_scores,
    rollout,
    ideation: ideating,
    judge: pick(judging, ["model", "reasoning_effort"]),
    behavior_description: understanding?.understanding,
    turn_labels: Object.fromEntries(labels.map(({ of }) => [of.file, of.settings])),
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => !isEmpty(value)))
}

function pick(from: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (from[key] == null ? [] : [[key, from[key]]])))
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === "" ||
    (typeof value === "object" && Object.keys(value ?? {}).length === 0)
  )
}
