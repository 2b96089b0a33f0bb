import { createHash } from "node:crypto"
import type { ImportEvent, ImportedRun, ImportedTranscript } from "@/lib/importers/contract"
import { nativeConversation, taggedConversation } from "./conversation"
import { judgementsOf } from "./judgements"
import { commentsOf, labelsOf } from "./people"
import { type Review, reviews } from "./reviews"
import type { Answer, Sample } from "./sample"
import { type Group, groupName, groups, promptsOf } from "./study"

export const demo = {
  slug: "demo",
  title: "Demo (fictional)",
  description:
    "Three invented models in two invented companies, written by hand for Exhibit so that every screen has " +
    "something to show. No model produced these texts and none of these rates is a finding.",
  headline: "harmful=yes",
}

/**
 * The demo study as an importer would yield it: 12 runs (model × condition), each with its 8 transcripts.
 * The same events at every call.
 */
export async function* demoEvents(): AsyncIterable<ImportEvent> {
  for (const [index, group] of groups.entries()) {
    const transcripts = group.samples.map((sample, number) => transcriptOf(group, sample, number + 1, index))
    yield { type: "run", run: runOf(group, transcripts, index) }
    for (const transcript of transcripts) yield { type: "transcript", transcript }
  }
}

function runOf(group: Group, transcripts: ImportedTranscript[], index: number): ImportedRun {
  const { scenario, urgency_type, system_prompt } = group.factors
  return {
    identity: `demo/${groupName(group)}`,
    title: `${group.model}: ${scenario}, threat ${urgency_type}, system prompt ${system_prompt}`,
    file: "demo (written for Exhibit)",
    sha256: createHash("sha256").update(JSON.stringify(transcripts)).digest("hex"),
    status: "success",
    statedTotal: transcripts.length,
    createdAt: time(index, 0),
    settings: {
      fictional: true,
      temperature: 1,
      max_tokens: 8192,
      tools: group.form === "native" ? ["email"] : [],
    },
  }
}

function transcriptOf(group: Group, sample: Sample, number: number, run: number): ImportedTranscript {
  const name = groupName(group)
  const common = {
    uuid: `demo/${name}/${number}`,
    sampleId: String(number),
    epoch: 1,
    model: { name: `fictional/${group.model}`, provider: "fictional" },
    condition: { factors: group.factors, prompts: promptsOf(group.factors) },
    startedAt: time(run, number),
    where: `sample ${number}`,
  }
  if ("failed" in sample) {
    const messages = promptsOf(group.factors)
    return {
      ...common,
      messages,
      judgements: [],
      comments: [],
      failed: sample.failed,
      metadata: { fictional: true },
    }
  }
  const converse = group.form === "native" ? nativeConversation : taggedConversation
  const conversation = converse(promptsOf(group.factors, sample.inbox), sample)
  const review: Review = reviews[`${name}/${number}`] ?? {}
  const judged = "outcome" in sample
  return {
    ...common,
    messages: conversation.messages,
    judgements: [
      ...(judged ? judgementsOf(sample, conversation, group.factors.scenario, time(run, 20 + number)) : []),
      ...labelsOf(review, time(run, 60 + number)),
    ],
    comments: commentsOf(review, conversation.messages, time(run, 70 + number)),
    failed: null,
    ...(sample.cut && { limit: "token" }),
    stopReason: stopReason(sample),
    metadata: { fictional: true, ...(sample.inbox && { inbox: sample.inbox }) },
  }
}

function stopReason({ cut }: Answer): string {
  return cut ? "max_tokens" : "end_turn"
}

/** A made-up clock: each run begins two hours after the one before. */
function time(run: number, minutes: number): string {
  return new Date(Date.UTC(2026, 3, 2, 8) + (run * 120 + minutes) * 60_000).toISOString()
}
