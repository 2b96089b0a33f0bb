import { z } from "zod"

// What we use of Inspect's EvalLog and EvalSample (log versions 2 and 3). Formats grow and old logs lack much:
// all objects are loose, and what we can do without is undefined where it is missing or of another shape.

const anything = z.unknown().optional()
const maybe = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value ?? undefined, schema.optional()).catch(undefined)

export const Dictionary = z.record(z.string(), z.unknown())

const ScorerSpec = z.looseObject({ name: z.string(), options: maybe(Dictionary) })

export const EvalSpec = z.looseObject({
  eval_id: maybe(z.string().min(1)),
  run_id: maybe(z.string()),
  created: maybe(z.string()),
  task: z.string(),
  task_id: maybe(z.string()),
  task_args: maybe(Dictionary),
  task_args_passed: maybe(Dictionary),
  model: z.string(),
  model_roles: maybe(Dictionary),
  dataset: maybe(z.looseObject({ sample_ids: maybe(z.array(z.unknown())) })),
  config: maybe(z.looseObject({ epochs: maybe(z.number()) })),
  scorers: maybe(z.array(ScorerSpec)),
})

const StatedScore = z.looseObject({
  name: z.string(),
  scorer: maybe(z.string()),
  params: maybe(Dictionary),
  metrics: maybe(Dictionary),
})

export const LogHeader = z.looseObject({
  version: maybe(z.number()),
  status: maybe(z.string()),
  eval: EvalSpec,
  plan: maybe(
    z.looseObject({
      steps: maybe(z.array(z.looseObject({ solver: z.string() }))),
      config: maybe(Dictionary),
    }),
  ),
  results: maybe(
    z.looseObject({
      total_samples: maybe(z.number()),
      completed_samples: maybe(z.number()),
      scores: maybe(z.array(StatedScore)),
      /** Before scores was a list there was one scorer and its metrics. */
      scorer: maybe(z.looseObject({ name: z.string(), params: maybe(Dictionary) })),
      metrics: maybe(Dictionary),
    }),
  ),
  stats: maybe(Dictionary),
  error: maybe(z.looseObject({ message: z.string() })),
  invalidated: maybe(z.boolean()),
  tags: maybe(z.array(z.string())),
  metadata: maybe(Dictionary),
})
export type LogHeader = z.infer<typeof LogHeader>

/** The members of a log that hold its header. */
export const headerMembers = new Set(Object.keys(LogHeader.shape))

export const ScoreEdit = z.looseObject({
  value: anything,
  explanation: anything,
  provenance: maybe(
    z.looseObject({ author: maybe(z.string()), timestamp: maybe(z.string()), reason: maybe(z.string()) }),
  ),
})
export type ScoreEdit = z.infer<typeof ScoreEdit>

export const Score = z.looseObject({
  value: anything,
  answer: maybe(z.string()),
  explanation: maybe(z.string()),
  history: maybe(z.array(ScoreEdit)),
})
export type Score = z.infer<typeof Score>

export const ToolCall = z.looseObject({
  id: maybe(z.string()),
  function: z.string(),
  arguments: anything,
  parse_error: maybe(z.string()),
})

export const ChatMessage = z.looseObject({
  id: maybe(z.string()),
  role: z.string(),
  content: z.union([z.string(), z.array(z.unknown())]).nullish(),
  tool_calls: maybe(z.array(z.unknown())),
  tool_call_id: maybe(z.string()),
  function: maybe(z.string()),
  error: maybe(z.looseObject({ type: maybe(z.string()), message: z.string() })),
  /** Until early 2025. */
  reasoning: maybe(z.string()),
  /** Until mid 2024. */
  tool_error: maybe(z.string()),
})
export type ChatMessage = z.infer<typeof ChatMessage>

export const Sample = z.looseObject({
  id: z.union([z.string(), z.number()]),
  epoch: z.int().nullish(),
  target: anything,
  messages: z.array(ChatMessage).nullish(),
  output: maybe(
    z.looseObject({ choices: maybe(z.array(z.looseObject({ stop_reason: maybe(z.string()) }))) }),
  ),
  scores: maybe(Dictionary),
  /** Before scores was a dictionary there was one score without a name. */
  score: anything,
  metadata: maybe(Dictionary),
  store: maybe(Dictionary),
  model_usage: maybe(Dictionary),
  started_at: maybe(z.string()),
  total_time: maybe(z.number()),
  working_time: maybe(z.number()),
  uuid: maybe(z.string().min(1)),
  invalidation: maybe(Dictionary),
  error: anything,
  error_retries: maybe(z.array(z.unknown())),
  limit: maybe(z.looseObject({ type: z.string() })),
})
export type Sample = z.infer<typeof Sample>

/** The members of a sample that we read; events, the bulk of a log, are not among them. */
export const sampleMembers = new Set([
  ...Object.keys(Sample.shape),
  "attachments",
  "transcript",
  "message_refs",
])
