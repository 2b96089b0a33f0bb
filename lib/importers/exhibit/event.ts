import { z } from "zod"
import type { ImportEvent } from "@/lib/importers/contract"
import { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { JudgeKind, Level, VariableKind } from "@/lib/model/judgement"
import { Message, TextRange } from "@/lib/model/transcript"

// An export is the events of an import, one per line; so what reads it is what checks them.

const Text = z.string()
const Dictionary = z.record(Text, z.unknown())
const Factors = z.record(Text, Text.min(1))
const Values = z.record(Text, Text)
const Model = z.object({ name: Text.min(1), standsFor: Text.optional(), provider: Text.optional() })
const Span = z.object({ message: z.int().nonnegative(), at: TextRange })
const Variable = z.object({
  key: Text.min(1),
  kind: VariableKind,
  label: Text.optional(),
  question: Text.optional(),
  levels: z.array(Level).optional(),
  imported: z.boolean().optional(),
  asked: z.object({ question: Text.min(1), level: Text.optional() }).optional(),
})
const Judge = z.object({
  kind: JudgeKind,
  name: Text,
  model: Text.optional(),
  version: Text.optional(),
  prompt: Text.optional(),
  rank: z.int().optional(),
})
const Judgement = z.object({
  variable: Variable,
  judge: Judge,
  value: z.union([Text, z.number(), z.null()]),
  failure: Text.optional(),
  explanation: Text.optional(),
  judgedAt: Text.optional(),
  unsure: z.boolean().optional(),
  asked: z.object({ question: Text.min(1), version: z.int().positive() }).optional(),
  evidence: z.array(Span).optional(),
})
const Comment = z.object({ author: Text, text: Text, span: Span.optional(), writtenAt: Text.optional() })
const Run = z.object({
  identity: Text.min(1),
  title: Text,
  format: Text.optional(),
  file: Text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  status: z.enum(["success", "started", "cancelled", "error", "unknown"]),
  error: Text.optional(),
  statedTotal: z.int().optional(),
  createdAt: Text.optional(),
  settings: Dictionary,
  citation: Text.optional(),
})
const Transcript = z.object({
  uuid: Text.nullable(),
  sampleId: Text,
  epoch: z.int().nonnegative(),
  model: Model,
  condition: z.object({ factors: Factors, prompts: z.array(Message) }),
  messages: z.array(Message),
  judgements: z.array(Judgement),
  comments: z.array(Comment),
  failed: Text.nullable(),
  excluded: Text.optional(),
  limit: Text.optional(),
  stopReason: Text.optional(),
  startedAt: Text.optional(),
  metadata: Dictionary,
  where: Text,
})
const Cell = z.object({
  model: Model,
  factors: Factors,
  values: Values,
  variables: z.array(Variable),
  n: z.int().nonnegative(),
  where: Text,
})
const Detector = z.object({
  ...{ name: Text.min(1), version: z.int().positive(), definition: Text.min(1), hit: Text, miss: Text },
  ...{ variable: Variable, judge: Judge },
})
const Question = z.object({
  key: Text.min(1),
  archived: z.boolean(),
  versions: z
    .array(
      z.object({
        ...{ version: z.int().positive(), definition: QuestionDefinition, note: Text, author: Text },
        createdAt: z.iso.datetime(),
      }),
    )
    .min(1),
})
const Warning = z.object({ file: Text, where: Text, message: Text, rejected: z.boolean() })

/** A line after the first. */
export const ExportedEvent: z.ZodType<ImportEvent> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("run"), run: Run }),
  z.object({ type: z.literal("transcript"), transcript: Transcript }),
  z.object({ type: z.literal("cell"), cell: Cell }),
  z.object({ type: z.literal("detector"), detector: Detector }),
  z.object({ type: z.literal("question"), question: Question }),
  z.object({ type: z.literal("warning"), warning: Warning }),
])

/** The first line. */
export const ExportHeader = z.object({
  exhibit: z.literal(1),
  study: z.object({ slug: Text, title: Text, description: Text, headline: Text.nullable() }),
})
export type ExportHeader = z.infer<typeof ExportHeader>
