import { z } from "zod"

// What we use of the transcripts of Petri and Bloom, versions 1 to 3. All objects are loose; what we can do
// without is undefined where it is missing or of another shape.

/** A field that we can do without. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value ?? undefined, schema.optional()).catch(undefined)

export const Dictionary = z.record(z.string(), z.unknown())

/** A message of any version: `role` since v3 and in plain conversations, `type` in v2 and bare lists. */
export const RawMessage = z.looseObject({
  role: maybe(z.string()),
  type: maybe(z.string()),
  id: maybe(z.string()),
  name: maybe(z.string()),
  content: z.union([z.string(), z.array(z.unknown())]).nullish(),
  thinking: maybe(z.string()),
  tool_calls: maybe(z.array(z.unknown())),
  tool_call_id: maybe(z.string()),
  function: maybe(z.string()),
  error_message: maybe(z.string()),
})
export type RawMessage = z.infer<typeof RawMessage>

const Part = z.looseObject({
  message_id: maybe(z.string()),
  quoted_text: maybe(z.string()),
  /** In code points, into the message's text blocks joined by a newline. */
  position: maybe(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
})
export type Part = z.infer<typeof Part>

export const Highlight = z.looseObject({
  description: maybe(z.string()),
  parts: maybe(z.array(Part)),
  quoted_text: maybe(z.string()),
})
export type Highlight = z.infer<typeof Highlight>

const JudgeOutput = z.looseObject({
  response: maybe(z.string()),
  summary: maybe(z.string()),
  justification: maybe(z.string()),
  num_samples: maybe(z.number()),
  scores: maybe(Dictionary),
  highlights: maybe(z.array(maybe(Highlight))),
})
export type JudgeOutput = z.infer<typeof JudgeOutput>

export const Metadata = z.looseObject({
  transcript_id: maybe(z.string().min(1)),
  auditor_model: maybe(z.string().min(1)),
  evaluator_model: maybe(z.string().min(1)),
  target_model: maybe(z.string().min(1)),
  created_at: maybe(z.string()),
  short_name: maybe(z.string().min(1)),
  seed_instruction: maybe(z.string()),
  score_descriptions: maybe(Dictionary),
  judge_output: maybe(JudgeOutput),
})
export type Metadata = z.infer<typeof Metadata>

export const Edit = z.looseObject({
  operation: z.string(),
  message: z.unknown().optional(),
  count: maybe(z.int().nonnegative()),
  to_id: maybe(z.string()),
  new_messages: maybe(z.array(z.unknown())),
  patch: maybe(z.array(z.unknown())),
})
export type Edit = z.infer<typeof Edit>

/** An event of v2 and v3; those that edit no view (tool creation, information, decisions) have no `edit`. */
export const ViewEvent = z.looseObject({
  view: maybe(z.union([z.string(), z.array(z.string())])),
  edit: maybe(Edit),
})

/** An event of v1. */
export const TurnEvent = z.looseObject({
  event: z.string(),
  content: z.unknown().optional(),
  thinking: maybe(z.string()),
  tool_calls: maybe(z.array(z.unknown())),
})
export type TurnEvent = z.infer<typeof TurnEvent>

/** A file of any version that is one object. */
export const TranscriptFile = z.looseObject({
  metadata: maybe(Metadata),
  events: maybe(z.array(z.unknown())),
  conversation: maybe(z.array(z.unknown())),
  target_messages: maybe(z.array(z.unknown())),
  messages: maybe(z.array(z.unknown())),
  evaluator_model_id: maybe(z.string().min(1)),
  target_model_id: maybe(z.string().min(1)),
  target_system_prompt: maybe(z.string()),
  target_tools: z.unknown().optional(),
})
export type TranscriptFile = z.infer<typeof TranscriptFile>
