import "server-only"
import { humanize } from "@/lib/format/words"
import type { Outcome } from "@/lib/model/clause"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { resolveVariable, variableKey } from "@/lib/queries/studies/keys"

/** What a publication counts where we count an outcome of ours, and what is to be said of it. */
export type PublishedOutcome = { outcome: Outcome; words: string; note: string | null }

/**
 * The publication's outcome for ours: the variable of the same key, at the same levels; where it has no such variable
 * or levels and ours is harm, its headline, if that is harm too. Else a reason in words.
 */
export function publishedOutcome(
  asked: Outcome,
  ours: Catalogue,
  theirs: { study: Study; catalogue: Catalogue },
): PublishedOutcome | { reason: string } {
  const own = resolveVariable(ours, asked.key)
  const other = sharedVariable(own, theirs.catalogue)
  const values = other && levelsIn(other, asked.values)
  if (other && values) {
    const outcome = { ...asked, key: variableKey(theirs.catalogue, other), values }
    return { outcome, words: wordsOf(other, outcome), note: null }
  }
  const lacks = other ? `all of these levels of “${wordOf(own)}”` : `“${wordOf(own)}”`
  const headline = resolveOutcome(theirs.study, theirs.catalogue, null)
  const variable = headline && resolveVariable(theirs.catalogue, headline.key)
  if (headline && variable && isHarm(own, asked) && isHarm(variable, headline)) {
    const words = wordsOf(variable, headline)
    return {
      outcome: headline,
      words,
      note: `The publication does not count ${lacks}; its “${words}” stands beside it.`,
    }
  }
  return { reason: `the publication does not count ${lacks}` }
}

/** The publication's variable of the same key and kind, capitals apart. */
export function sharedVariable({ key, kind }: Variable, theirs: Catalogue): Variable | undefined {
  return theirs.variables.find((other) => fold(other.key) === fold(key) && other.kind === kind)
}

/** Levels as the variable writes them; null where it has not all of them. */
export function levelsIn({ kind, levels }: Variable, values: string[]): string[] | null {
  if (kind !== "categorical") return values
  const found = values.map((value) => levels.find(({ key }) => fold(key) === fold(value))?.key)
  return found.every((key) => key !== undefined) ? found : null
}

function isHarm({ levels }: Variable, { op, values }: Outcome): boolean {
  const harm = (value: string) => levels.find(({ key }) => key === value)?.harm === true
  return op === "=" && values.length > 0 && values.every(harm)
}

function wordsOf(variable: Variable, { op, values }: Outcome): string {
  return `${wordOf(variable)} ${op} ${values.join(" or ")}`
}

const wordOf = ({ label, key }: Variable) => label ?? humanize(key)
const fold = (text: string) => text.trim().toLowerCase()
