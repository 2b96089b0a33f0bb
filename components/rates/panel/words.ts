import { outcomeVariable, outcomeWords } from "@/components/rates/words/outcome"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import { complement, type Outcome } from "@/lib/model/clause"
import type { RateDetails } from "@/lib/model/rates/panel/details"
import type { Catalogue } from "@/lib/model/study"

type Number = Pick<RateDetails, "by" | "outcome" | "parts" | "citation">

/** What is counted: "harmful = yes"; of a mix, what fits none of its parts. */
export function countedWords(catalogue: Catalogue, outcome: Outcome | null): string {
  return outcome ? outcomeWords(catalogue, outcome) : "none of the mix’s outcomes"
}

/** What the others in the n have, by their own levels where those are few: "harmful = no", "action ≠ leak". */
export function restWords(catalogue: Catalogue, { outcome, parts }: Number): string {
  if (parts) return outcome ? "not counted for this part" : "one of the mix’s outcomes"
  if (!outcome) return "others"
  const { key, op, values } = outcome
  const levels = outcomeVariable(catalogue, outcome)?.levels ?? []
  const others = levels.filter((level) => !values.includes(level.key)).map((level) => level.key)
  const few = op === "=" && others.length > 0 && others.length <= FEW
  return outcomeWords(catalogue, few ? { key, op, values: others } : complement(outcome))
}

const FEW = 3

/** The group, each key with its level; "all groups together" for the total. */
export function groupParts(catalogue: Catalogue, by: RateDetails["by"]): { key: string; level: string }[] {
  return Object.entries(by).map(([key, value]) => ({
    ...{ key: keyWords(catalogue, key), level: levelWords(catalogue, key, value) },
  }))
}

/** The number's name, for those who do not see it: "harmful = yes where model is aster-1". */
export function numberName(catalogue: Catalogue, number: Number): string {
  const group = groupParts(catalogue, number.by).map(({ key, level }) => `${key} ${level}`)
  const where = group.length > 0 ? group.join(", ") : "all groups together"
  const source = number.citation === null ? "" : ", published"
  return `${countedWords(catalogue, number.outcome)}: ${where}${source}`
}
