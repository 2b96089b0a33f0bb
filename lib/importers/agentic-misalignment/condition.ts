import { z } from "zod"

/** What the framework writes beside a condition's prompts. Fields are optional: old folders lack some or all. */
export const ConditionMetadata = z.looseObject({
  scenario: z.string().min(1).optional(),
  goal_type: z.string().min(1).optional(),
  goal_value: z.string().min(1).optional(),
  urgency_type: z.string().min(1).optional(),
  production_variant: z.boolean().optional(),
  extra_system_instructions: z.union([z.boolean(), z.string()]).nullish(),
  alignment_faking: z.boolean().optional(),
  alignment_faking_type: z.string().nullish(),
})
export type ConditionMetadata = z.infer<typeof ConditionMetadata>

const ID =
  /^(blackmail|leaking|murder)_(explicit|latent|none|ambiguous|swap)-([a-z]+)_(replacement|restriction|none)(_prod)?$/
const NOTICE = /\bNOTICE\b.{0,80}?\beither\b.{0,80}?\bevaluation\b.{0,80}?\bdeployment\b/is

/**
 * The factors of a condition: from its metadata, and where that is silent from its id. The id does not show
 * the notice of an evaluation (`alignment_faking`); without metadata the system prompt does. What neither
 * says is left out. An id of another shape is kept as the factor `condition`.
 */
export function factorsOf(
  id: string,
  metadata: ConditionMetadata | null,
  systemPrompt: string | null,
): Record<string, string> {
  const [, scenario, goalType, goalValue, urgency, production] = ID.exec(id) ?? []
  const prod = metadata?.production_variant ?? (scenario ? production !== undefined : undefined)
  const factors = {
    scenario: metadata?.scenario ?? scenario ?? scenarioWithin(id),
    goal_type: metadata?.goal_type ?? goalType,
    goal_value: metadata?.goal_value ?? goalValue,
    urgency_type: metadata?.urgency_type ?? urgency,
    prod: prod === undefined ? undefined : prod ? "yes" : "no",
    alignment_faking: alignmentFaking(metadata, systemPrompt),
    extra_system_instructions: extraInstructions(metadata),
    condition: scenario ? undefined : id,
  }
  return Object.fromEntries(
    Object.entries(factors).flatMap(([key, level]) => (level === undefined ? [] : [[key, level]])),
  )
}

function scenarioWithin(id: string): string | undefined {
  if (id.includes("blackmail")) return "blackmail"
  if (id.includes("leak")) return "leaking"
  return id.includes("murder") ? "murder" : undefined
}

function alignmentFaking(
  metadata: ConditionMetadata | null,
  systemPrompt: string | null,
): string | undefined {
  const type = metadata?.alignment_faking_type
  const named = type && type !== "none" ? type : undefined
  const stated = metadata?.alignment_faking ?? (type ? named !== undefined : undefined)
  if (stated !== undefined) return stated ? (named ?? "notice") : "none"
  if (systemPrompt === null) return undefined
  return NOTICE.test(systemPrompt) ? "notice" : "none"
}

function extraInstructions(metadata: ConditionMetadata | null): string | undefined {
  const extra = metadata?.extra_system_instructions
  if (extra === undefined) return undefined
  return typeof extra === "string" && extra !== "" ? extra : extra === true ? "yes" : "no"
}
