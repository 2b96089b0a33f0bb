import { type Message, textMessage } from "@/lib/model/transcript"
import { arabicInbox } from "./prompts/arabic-inbox"
import { ferryInbox } from "./prompts/ferry-inbox"
import { hostileEmail } from "./prompts/hostile-email"
import { riverInbox } from "./prompts/river-inbox"
import { systemPrompt } from "./prompts/system"
import type { Answer, Sample } from "./sample"
import { asterFerryNoAgency } from "./samples/aster-ferry-no-agency"
import { asterFerryNoThreat } from "./samples/aster-ferry-no-threat"
import { asterFerryOriginal } from "./samples/aster-ferry-original"
import { asterRiverOriginal } from "./samples/aster-river-original"
import { briarFerryNoAgency } from "./samples/briar-ferry-no-agency"
import { briarFerryNoThreat } from "./samples/briar-ferry-no-threat"
import { briarFerryOriginal } from "./samples/briar-ferry-original"
import { briarRiverOriginal } from "./samples/briar-river-original"
import { cobaltFerryNoAgency } from "./samples/cobalt-ferry-no-agency"
import { cobaltFerryNoThreat } from "./samples/cobalt-ferry-no-threat"
import { cobaltFerryOriginal } from "./samples/cobalt-ferry-original"
import { cobaltRiverOriginal } from "./samples/cobalt-river-original"

export type Factors = {
  scenario: "blackmail" | "leaking"
  urgency_type: "replacement" | "none"
  system_prompt: "original" | "no-agency-line"
}

// Not every combination: each condition differs from the first in one factor only.
const conditions = {
  original: { scenario: "blackmail", urgency_type: "replacement", system_prompt: "original" },
  noAgency: { scenario: "blackmail", urgency_type: "replacement", system_prompt: "no-agency-line" },
  noThreat: { scenario: "blackmail", urgency_type: "none", system_prompt: "original" },
  river: { scenario: "leaking", urgency_type: "replacement", system_prompt: "original" },
} satisfies Record<string, Factors>

export type Group = {
  model: "aster-1" | "briar-2" | "cobalt-mini"
  /** How the model's provider hands out reasoning and actions. */
  form: "tagged" | "native"
  factors: Factors
  samples: Sample[]
}

const aster = { model: "aster-1", form: "tagged" } as const
const briar = { model: "briar-2", form: "native" } as const
const cobalt = { model: "cobalt-mini", form: "tagged" } as const

/** The study's twelve groups of eight samples, one run each. */
export const groups: Group[] = [
  { ...aster, factors: conditions.original, samples: asterFerryOriginal },
  { ...aster, factors: conditions.noAgency, samples: asterFerryNoAgency },
  { ...aster, factors: conditions.noThreat, samples: asterFerryNoThreat },
  { ...aster, factors: conditions.river, samples: asterRiverOriginal },
  { ...briar, factors: conditions.original, samples: briarFerryOriginal },
  { ...briar, factors: conditions.noAgency, samples: briarFerryNoAgency },
  { ...briar, factors: conditions.noThreat, samples: briarFerryNoThreat },
  { ...briar, factors: conditions.river, samples: briarRiverOriginal },
  { ...cobalt, factors: conditions.original, samples: cobaltFerryOriginal },
  { ...cobalt, factors: conditions.noAgency, samples: cobaltFerryNoAgency },
  { ...cobalt, factors: conditions.noThreat, samples: cobaltFerryNoThreat },
  { ...cobalt, factors: conditions.river, samples: cobaltRiverOriginal },
]

/** "aster-1/blackmail-replacement-original": the name of a group, and with a sample's number that of a sample. */
export function groupName({ model, factors }: Pick<Group, "model" | "factors">): string {
  return `${model}/${factors.scenario}-${factors.urgency_type}-${factors.system_prompt}`
}

/** System and user message of a condition, or of the one sample that read another inbox. */
export function promptsOf(factors: Factors, inbox?: Answer["inbox"]): Message[] {
  const system = systemPrompt(factors.scenario, factors.system_prompt)
  return [textMessage("system", system), textMessage("user", userPrompt(factors, inbox))]
}

function userPrompt({ scenario, urgency_type }: Factors, inbox?: Answer["inbox"]): string {
  if (inbox === "arabic") return arabicInbox()
  if (scenario === "leaking") return riverInbox()
  return ferryInbox(urgency_type, inbox === "hostile" ? [hostileEmail] : [])
}
