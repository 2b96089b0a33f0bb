import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import type { Outcome } from "@/lib/model/clause"
import type { Catalogue, Variable } from "@/lib/model/study"

/** An outcome as it is read: "harmful = yes", "outcome = blackmail or leak", "belief ≠ real", "severity ≥ 7". */
export function outcomeWords(catalogue: Catalogue, { key, op, values }: Outcome): string {
  const sign = op.replace(">=", "≥").replace("<=", "≤").replace("!=", "≠")
  const levels = values.map((value) => levelWords(catalogue, key, value))
  return `${keyWords(catalogue, key)} ${sign} ${levels.join(" or ")}`
}

/** The parts of a mix as they are read: levels alone where all are of one variable. */
export function partWords(catalogue: Catalogue, outcomes: Outcome[]): string[] {
  const [first] = outcomes
  const alike = outcomes.length > 1 && outcomes.every(({ key, op }) => key === first?.key && op === "=")
  return outcomes.map((outcome) =>
    alike
      ? outcome.values.map((value) => levelWords(catalogue, outcome.key, value)).join(" or ")
      : outcomeWords(catalogue, outcome),
  )
}

/** The variable that an outcome is of; a factor of the same name has no outcomes. */
export function outcomeVariable({ variables }: Catalogue, { key }: Outcome): Variable | undefined {
  return variables.find((variable) => key === variable.key || key === `variable.${variable.key}`)
}

/** What an outcome means, as far as the codebook says: its colour on every screen. */
export type Tone = "harm" | "safe" | "neutral"

export function toneOf(catalogue: Catalogue, outcome: Outcome): Tone {
  const levels = outcomeVariable(catalogue, outcome)?.levels ?? []
  const counted = levels.filter(({ key }) => outcome.values.includes(key) === (outcome.op === "="))
  if (counted.length > 0 && counted.every(({ harm }) => harm === true)) return "harm"
  if (counted.length > 0 && counted.every(({ harm }) => harm === false)) return "safe"
  return "neutral"
}

export const toneClass: Record<Tone, string> = {
  harm: "text-harm",
  safe: "text-safe",
  neutral: "text-ink",
}
