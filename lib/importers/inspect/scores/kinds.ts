import type { VariableKind } from "@/lib/model/judgement"

// A variable has one kind, a scorer's values may have several. The kind that most samples of the log have goes
// by the scorer's key; values of another kind go by the key with a suffix. The kinds are counted over the whole
// log before its first sample is read, so the order of samples does not matter; ties go to the earlier of
// categorical, number, text.

const order: VariableKind[] = ["categorical", "number", "text"]
const suffix: Record<VariableKind, string> = { categorical: "category", number: "number", text: "text" }
const SHORT = 40

/** One value of a score, under its key: dictionaries have one key per entry, `scorer.entry`. */
export type KeyedValue = { key: string; value: unknown }

export function keyedValues(scorer: string, value: unknown): KeyedValue[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [{ key: scorer, value }]
  return Object.entries(value).map(([entry, item]) => ({ key: `${scorer}.${entry}`, value: item }))
}

/** The kind of a score's value; null for NaN, null and the like: the scorer chose to give none. */
export function valueKind(value: unknown): VariableKind | null {
  if (typeof value === "number") return Number.isFinite(value) ? "number" : null
  if (typeof value === "boolean") return "categorical"
  if (typeof value === "string") {
    if (value.trim() === "" || /^(?:NaN|-?Infinity)$/.test(value)) return null
    return value.length <= SHORT && !/[\r\n]/.test(value) ? "categorical" : "text"
  }
  return value === null || value === undefined ? null : "text"
}

export type ScoreKinds = {
  /** Counts the scores of one sample: `{ scorer: { value } }`. */
  count(scores: unknown): void
  /** The variable's key for a value of this kind. */
  variableKey(key: string, kind: VariableKind): string
}

export function scoreKinds(): ScoreKinds {
  const counts = new Map<string, Record<VariableKind, number>>()
  return {
    count(scores) {
      if (typeof scores !== "object" || scores === null) return
      for (const [scorer, score] of Object.entries(scores)) {
        if (typeof score !== "object" || score === null || !("value" in score)) continue
        for (const { key, value } of keyedValues(scorer, score.value)) {
          const kind = valueKind(value)
          if (!kind) continue
          const count = counts.get(key) ?? { categorical: 0, number: 0, text: 0 }
          count[kind]++
          counts.set(key, count)
        }
      }
    },
    variableKey(key, kind) {
      const count = counts.get(key)
      const main = count ? order.reduce((best, next) => (count[next] > count[best] ? next : best)) : kind
      return kind === main ? key : `${key}_${suffix[kind]}`
    },
  }
}
