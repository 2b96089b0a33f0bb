import { levelWords } from "@/components/studies/catalogue-words"
import type { RuleState } from "@/lib/model/codebook/rules/switch"
import { missingWords } from "@/lib/model/judgement"
import type { Catalogue } from "@/lib/model/study"

/** What a rule reads, in words. */
export function stateWords(catalogue: Catalogue, variable: string, { level, missing }: RuleState): string {
  return level === null ? missingWords[missing] : levelWords(catalogue, variable, level)
}

/** Whether the codebook calls a reading harm; null for what it does not say, and for what is missing. */
export function stateHarm(catalogue: Catalogue, variable: string, { level }: RuleState): boolean | null {
  const levels = catalogue.variables.find(
    ({ key }) => `variable.${key}` === variable || key === variable,
  )?.levels
  return levels?.find(({ key }) => key === level)?.harm ?? null
}
