import { keyWords, levelWords } from "@/components/catalogue-words"
import type { Outcome } from "@/lib/model/clause"
import type { Catalogue } from "@/lib/model/study"

/** An outcome as it is read: "harmful = yes", "outcome = blackmail or leak", "severity ≥ 7". */
export function outcomeWords(catalogue: Catalogue, { key, op, values }: Outcome): string {
  const sign = op.replace(">=", "≥").replace("<=", "≤")
  const levels = values.map((value) => levelWords(catalogue, key, value))
  return `${keyWords(catalogue, key)} ${sign} ${levels.join(" or ")}`
}

/** What an outcome means, as far as the codebook says: its colour on every screen. */
export type Tone = "harm" | "safe" | "neutral"

export function toneOf(catalogue: Catalogue, { key, values }: Outcome): Tone {
  const levels = catalogue.variables.find((variable) => variable.key === key)?.levels ?? []
  const harms = values.map((value) => levels.find((level) => level.key === value)?.harm)
  if (harms.length > 0 && harms.every((harm) => harm === true)) return "harm"
  if (harms.length > 0 && harms.every((harm) => harm === false)) return "safe"
  return "neutral"
}

export const toneClass: Record<Tone, string> = {
  harm: "text-harm",
  safe: "text-safe",
  neutral: "text-ink",
}
