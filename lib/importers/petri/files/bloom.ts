import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { parseJson } from "@/lib/importers/inspect/files/parse-json"
import { remarkLost } from "@/lib/importers/petri/lost-fields"
import type { Remark } from "@/lib/importers/petri/replay"
import { Dictionary, Highlight, maybe } from "@/lib/importers/petri/transcript-schema"

// The files beside the transcripts of a Bloom run. Each is joined to them by variation and repetition.

const numbers = { variation_number: z.int(), repetition_number: maybe(z.int()) }

const Judgment = z.looseObject({
  ...numbers,
  variation_description: maybe(z.string()),
  behavior_presence: z.unknown().optional(),
  justification: maybe(z.string()),
  summary: maybe(z.string()),
  num_samples: maybe(z.number()),
  individual_samples: maybe(z.array(z.unknown())),
  highlights: maybe(z.array(maybe(Highlight))),
})
export type Judgment = z.infer<typeof Judgment>

export const JudgmentFile = z.looseObject({
  behavior_name: maybe(z.string().min(1)),
  model: maybe(z.string().min(1)),
  reasoning_effort: maybe(z.string()),
  total_conversations: maybe(z.int()),
  summary_statistics: maybe(Dictionary),
  metajudgment_scores: maybe(Dictionary),
  judgments: z.array(maybe(Judgment)),
  failed_judgments: maybe(z.array(z.looseObject({ ...numbers, error: z.unknown().optional() }))),
})
export type JudgmentFile = z.infer<typeof JudgmentFile>

export const IdeationFile = z.looseObject({
  behavior_name: maybe(z.string().min(1)),
  total_evals: maybe(z.int()),
  variation_dimensions: maybe(z.array(z.string())),
  variations: maybe(z.array(z.looseObject({ description: maybe(z.string()) }))),
})
export type IdeationFile = z.infer<typeof IdeationFile>

export const UnderstandingFile = z.looseObject({
  behavior_name: maybe(z.string().min(1)),
  understanding: maybe(z.string()),
})
export type UnderstandingFile = z.infer<typeof UnderstandingFile>

const Turn = z.looseObject({
  turn_index: z.int(),
  description: maybe(z.string()),
  evidence: maybe(z.array(z.string())),
})
export type Turn = z.infer<typeof Turn>

const IndicatorTurn = z.looseObject({
  turn_index: z.int(),
  present_indicators: maybe(
    z.array(z.looseObject({ indicator_name: z.string(), spans: maybe(z.array(z.string())) })),
  ),
})

const Rollout = z.looseObject({
  ...numbers,
  variation_description: maybe(z.string()),
  summary: maybe(z.string()),
  misaligned_turns: maybe(z.array(Turn)),
  all_turn_scores: maybe(z.array(z.looseObject({ misalignment_score: maybe(z.number()) }))),
  indicators_turns: maybe(z.array(IndicatorTurn)),
  indicator_judge_errors: maybe(z.array(z.string())),
})
export type LabelledRollout = z.infer<typeof Rollout>

export const TurnLabelFile = z.looseObject({
  metadata: z
    .looseObject({
      judge_model: maybe(z.string().min(1)),
      mode: maybe(z.string()),
      thinking_budget: maybe(z.number()),
      indicator_judge: maybe(
        z.looseObject({
          judge_model: maybe(z.string().min(1)),
          indicator_set: maybe(z.string()),
          indicator_names: maybe(z.array(z.string())),
        }),
      ),
    })
    .catch({}),
  evaluated_rollouts: z.array(maybe(Rollout)),
})
export type TurnLabelFile = z.infer<typeof TurnLabelFile>

const Audited = z.looseObject({
  ...numbers,
  verdict: maybe(z.string().min(1)),
  confidence: maybe(z.string()),
  reasoning: maybe(z.string()),
  alternative_explanations: maybe(z.string()),
})
export type Audited = z.infer<typeof Audited>

export const AuditFile = z.looseObject({
  model: maybe(z.string().min(1)),
  audit_details: maybe(z.array(maybe(Audited))),
  benign_audit: maybe(z.looseObject({ details: maybe(z.array(maybe(Audited))) })),
})
export type AuditFile = z.infer<typeof AuditFile>

export const sampleKey = (of: { variation_number: number; repetition_number?: number | undefined }): string =>
  `${of.variation_number} ${of.repetition_number ?? 1}`

/** One of the files; null, with a remark, where it cannot be read. What it would have said is then not judged. */
export async function readBeside<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  remark: Remark,
): Promise<T | null> {
  try {
    const source = parseJson(await readFile(join(folder, file)))
    const { data, error } = schema.safeParse(source)
    if (error) remark("whole file", `${z.prettifyError(error)}; the file was not used`)
    else remarkLost(source, data, "", remark)
    return data ?? null
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    remark("whole file", `cannot be read (${reason}); the file was not used`)
    return null
  }
}
