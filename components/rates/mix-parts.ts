import { outcomeVariable, toneOf } from "@/components/rates/words/outcome"
import type { Outcome } from "@/lib/model/clause"
import type { MixPart } from "@/lib/model/rates/rows"
import type { Catalogue } from "@/lib/model/study"

/**
 * What a mix is made of: the outcome and the further ones, in this order; without any the levels of the outcome's
 * variable in the codebook's order, and of a number its bound alone.
 */
export function mixParts(catalogue: Catalogue, outcome: Outcome, further: Outcome[]): MixPart[] {
  const levels = outcomeVariable(catalogue, outcome)?.levels ?? []
  const own: Outcome[] = levels.map(({ key }) => ({ key: outcome.key, op: "=", values: [key] }))
  const asked = further.length > 0 || own.length === 0 ? [outcome, ...further] : own
  const harms = { harm: true, safe: false, neutral: null }
  return asked.map((part) => ({ outcome: part, harm: harms[toneOf(catalogue, part)] }))
}
