import { z } from "zod"
import type { ImportEvent, ImportedJudgement } from "@/lib/importers/contract"
import type { Conversation } from "@/lib/importers/petri/conversation"
import { transcriptEvents, warningOf } from "@/lib/importers/petri/events"
import { variationFactors } from "@/lib/importers/petri/factors"
import { remarkLost } from "@/lib/importers/petri/lost-fields"
import type { Remark } from "@/lib/importers/petri/replay"
import { readTranscript } from "@/lib/importers/petri/transcript"
import { TranscriptFile } from "@/lib/importers/petri/transcript-schema"
import { readTurnLabels } from "@/lib/importers/petri/turn-labels"
import { audit } from "@/lib/importers/petri/variables"
import { type Audited, sampleKey } from "./bloom"
import type { RunContext } from "./run-context"

export type RolloutPlace = {
  /** The file within the run, and the place in it. */
  file: string
  where: string
  variation: number
  repetition: number
  description: string | undefined
  bundled: boolean
}

/** One rollout's transcript with all that the run's files say of it; `seen` holds the ids that came before. */
export async function* readRollout(
  file: string,
  place: RolloutPlace,
  context: RunContext,
  load: () => Promise<unknown>,
  seen: Set<string>,
): AsyncGenerator<ImportEvent> {
  const warnings: ImportEvent[] = []
  const item = place.bundled ? place.where.slice(place.file.length + 1) : null
  const remark: Remark = (where, message) =>
    void warnings.push(warningOf(file, item === null ? where : `${item} ${where}`, message, false))
  let events: ImportEvent[]
  try {
    const source = await load()
    if (source === null || source === undefined) throw new Error("the rollout holds no transcript")
    const { data, error } = TranscriptFile.safeParse(source)
    if (!data) throw new Error(z.prettifyError(error))
    const id = data.metadata?.transcript_id
    if (id !== undefined && seen.has(id)) return
    if (id !== undefined) seen.add(id)
    remarkLost(source, data, "", remark)
    events = readTranscript(data, sampleOf(place, context, remark), remark).flatMap((transcript) =>
      transcriptEvents(transcript, file),
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    yield warningOf(file, item ?? "whole file", `${reason}; the transcript was left out`, true)
    return
  }
  yield* events
  yield* warnings
}

function sampleOf(place: RolloutPlace, context: RunContext, remark: Remark) {
  const { variation, repetition, where } = place
  const key = sampleKey({ variation_number: variation, repetition_number: repetition })
  const record = context.judgments.get(key)
  const labelled = context.labels.map(({ rollouts }) => rollouts.get(key)?.variation_description)
  const description =
    context.descriptions[variation - 1] ??
    place.description ??
    record?.variation_description ??
    labelled.find((text) => text !== undefined)
  const failure = context.failedJudgments.get(key)
  return {
    sampleId: String(variation),
    epoch: repetition,
    where,
    factors: {
      ...context.factors,
      ...variationFactors({ number: variation, description, marked: context.marked }),
    },
    judged: { behavior: context.behavior, model: context.judgeModel, record, failure },
    metadata: { variation_description: description },
    labels: (conversation: Conversation): ImportedJudgement[] =>
      saidOnce([
        ...context.labels.flatMap(({ of, rollouts }) => {
          const rollout = rollouts.get(key)
          const inLabels: Remark = (field, message) => remark(`${field} (${of.file})`, message)
          return rollout ? readTurnLabels(conversation, of, rollout, inLabels) : []
        }),
        ...audited(context.audits.get(key), context.auditModel),
      ]),
  }
}

/** Files that were made of one another repeat what a judge said. */
function saidOnce(judgements: ImportedJudgement[]): ImportedJudgement[] {
  const seen = new Set<string>()
  return judgements.filter(({ variable, judge, value, failure, explanation }) => {
    const said = JSON.stringify([variable.key, judge, value, failure, explanation])
    return !seen.has(said) && seen.add(said)
  })
}

function audited(entry: Audited | undefined, model: string | undefined): ImportedJudgement[] {
  if (!entry?.verdict) return []
  const { verdict, confidence, reasoning, alternative_explanations: other } = entry
  const lines = [
    reasoning,
    other && `Other explanations: ${other}`,
    confidence && `Confidence: ${confidence}`,
  ]
  const explanation = lines.filter((line) => line).join("\n\n")
  const judge = { kind: "classifier" as const, name: "turn label audit", ...(model && { model }) }
  return [{ variable: audit, judge, value: verdict.toLowerCase(), ...(explanation && { explanation }) }]
}
