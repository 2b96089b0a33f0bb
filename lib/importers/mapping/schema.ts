import { z } from "zod"
import { Pattern } from "@/lib/importers/mapping/read/pattern"
import { NameOrSource, ScalarText, ValueSource } from "@/lib/importers/mapping/read/value-source"
import { JudgeKind, VariableKind } from "@/lib/model/judgement"
import { Role } from "@/lib/model/transcript"
import { Published } from "./published-schema"

// What a mapping file may say. lib/importers/mappings/README.md explains every key with examples.

const Level = z.preprocess(
  (level) => (typeof level === "object" ? level : { key: level }),
  z.strictObject({ key: ScalarText, harm: z.boolean().optional(), label: z.string().optional() }),
)

const Variable = z.strictObject({
  kind: VariableKind.default("categorical"),
  label: z.string().optional(),
  question: z.string().optional(),
  levels: z.array(Level).optional(),
})

const Judge = z.strictObject({
  kind: JudgeKind,
  name: NameOrSource,
  model: NameOrSource.optional(),
  version: NameOrSource.optional(),
  prompt: z.string().optional(),
  rank: z.int().optional(),
})
export type JudgeSpec = z.infer<typeof Judge>

const Coded = z.strictObject({
  field: z.string().min(1),
  /** Level → pattern; the first that matches decides. */
  patterns: z.record(z.string(), Pattern),
  otherwise: ScalarText.optional(),
})
export type Coded = z.infer<typeof Coded>

const Judgement = z
  .strictObject({
    variable: z.string().min(1),
    value: ValueSource.optional(),
    judge: Judge.optional(),
    explanation: ValueSource.optional(),
    failure: ValueSource.optional(),
    coded: Coded.optional(),
    rank: z.int().optional(),
  })
  .transform(({ variable, value, judge, explanation, failure, coded, rank }, context) => {
    if (coded && !value && !judge && !explanation && !failure) return { variable, coded, rank }
    if (value && judge && !coded && rank === undefined)
      return { variable, value, judge, explanation, failure }
    const message = "give either value and judge (the rank then belongs to the judge), or coded alone"
    context.addIssue({ code: "custom", message })
    return z.NEVER
  })
export type JudgementSpec = z.infer<typeof Judgement>

const Prompt = z.strictObject({
  role: Role,
  file: z.string().min(1),
  without: z.array(Pattern).default([]),
  when: z.record(z.string(), ScalarText).default({}),
})
export type PromptSpec = z.infer<typeof Prompt>

const MessageSpec = z.strictObject({
  role: Role,
  text: ValueSource,
  reasoning: ValueSource.optional(),
  tagged: z.boolean().optional(),
  optional: z.boolean().default(false),
})
export type MessageSpec = z.infer<typeof MessageSpec>

const Conversation = z.strictObject({
  field: z.string().min(1),
  role: z.string().default("role"),
  text: z.string().default("content"),
  roles: z.record(z.string(), Role).default({}),
})
export type ConversationSpec = z.infer<typeof Conversation>

export const Mapping = z
  .strictObject({
    title: z.string().optional(),
    format: z.enum(["jsonl", "csv"]),
    delimiter: z.enum([",", ";", "\t", "|"]).optional(),
    encoding: z.enum(["utf8", "latin1", "utf16le"]).default("utf8"),
    json: z.boolean().default(false),
    files: z.string().min(1).optional(),
    skip: z
      .record(
        z.string(),
        z.preprocess((v) => (Array.isArray(v) ? v : [v]), z.array(ScalarText)),
      )
      .default({}),
    uuid: ValueSource.optional(),
    model: ValueSource,
    stands_for: z.record(z.string(), z.string()).default({}),
    provider: ValueSource.optional(),
    factors: z.record(z.string(), ValueSource).default({}),
    sample: ValueSource.optional(),
    epoch: ValueSource.optional(),
    prompts: z.array(Prompt).default([]),
    conversation: Conversation.optional(),
    messages: z.array(MessageSpec).default([]),
    variables: z.record(z.string(), Variable).default({}),
    judgements: z.array(Judgement).default([]),
    comments: z.array(z.strictObject({ author: NameOrSource, text: ValueSource })).default([]),
    failed: ValueSource.optional(),
    excluded: ValueSource.optional(),
    metadata: z
      .union([z.enum(["rest", "all"]), z.array(z.string())], { error: "rest, all, or a list of fields" })
      .default("rest"),
    published: Published.optional(),
  })
  .superRefine((mapping, context) => {
    const issue = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message })
    const { published, judgements, variables, factors, prompts } = mapping

    if (published && (mapping.messages.length > 0 || mapping.conversation || judgements.length > 0)) {
      issue(["published"], "published counts have no messages, conversation or judgements")
    }
    if (!published && mapping.messages.length === 0 && !mapping.conversation) {
      issue(["messages"], "nothing says what the messages are: give messages, conversation or published")
    }
    if (mapping.format === "jsonl" && mapping.encoding !== "utf8") issue(["encoding"], "JSON is UTF-8")

    const checkLevel = (path: (string | number)[], variable: string, level?: string) => {
      const declared = variables[variable]
      if (!declared) issue(path, `${variable} is not among the variables`)
      else if (level !== undefined && declared.levels && !declared.levels.some(({ key }) => key === level)) {
        issue(path, `${level} is not a level of ${variable}`)
      }
    }
    judgements.forEach(({ variable, coded }, index) => {
      checkLevel(["judgements", index, "variable"], variable)
      const levels = coded ? [...Object.keys(coded.patterns), coded.otherwise] : []
      for (const level of levels) checkLevel(["judgements", index, "coded"], variable, level)
    })
    for (const part of ["counts", "totals"] as const) {
      published?.[part].forEach(({ values }, index) => {
        for (const [variable, level] of Object.entries(values)) {
          checkLevel(["published", part, index, "values", variable], variable, level)
        }
      })
    }
    prompts.forEach(({ when }, index) => {
      for (const key of Object.keys(when)) {
        if (!factors[key]) issue(["prompts", index, "when", key], `${key} is not among the factors`)
      }
    })
  })
export type Mapping = z.infer<typeof Mapping>
