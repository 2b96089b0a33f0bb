import "server-only"
import type { Clause } from "@/lib/model/clause"
import type { PublishedSource, SharedKey } from "@/lib/model/replication/match"
import type { Catalogue } from "@/lib/model/study"
import { resolveKey, variableKey } from "@/lib/queries/studies/keys"
import { levelsIn, sharedVariable } from "./outcome"

export type KeysOfBoth = {
  /** By which cells are laid side by side: all factors that both have, and the variables that group. */
  shared: SharedKey[]
  /** A key of ours that the publication would need and does not have; null where there is none. */
  lacking: string | null
  /** Filters on observed variables, as the publication is asked them. */
  theirWhere: Clause[]
  /** Filters on factors that the publication does not have: it cannot be asked them. */
  ownWhere: Clause[]
}

/**
 * What a question of ours means to a publication. Filters on models and shared factors need no word: only the
 * counterparts of our own cells are taken. A variable that it does not have would make another population of ours.
 */
export function keysOfBoth(
  { keys }: PublishedSource,
  ours: Catalogue,
  theirs: Catalogue,
  asked: { by: string[]; where: Clause[] },
): KeysOfBoth {
  const shared: SharedKey[] = ours.factors.flatMap(({ key }) => keys.filter((one) => one.ours === key))
  const found: KeysOfBoth = { shared, lacking: null, theirWhere: [], ownWhere: [] }
  for (const name of asked.by) {
    const key = resolveKey(ours, name)
    const other = key.type === "variable" ? sharedVariable(key.variable, theirs) : undefined
    if (other) shared.push({ ours: name, theirs: variableKey(theirs, other) })
    else if (key.type === "variable") found.lacking ??= name
    else if (key.type === "factor" && !shared.some((one) => one.ours === key.key)) found.lacking ??= name
  }
  for (const clause of asked.where) {
    const key = resolveKey(ours, clause.key)
    const other = key.type === "variable" ? sharedVariable(key.variable, theirs) : undefined
    if (other) {
      const [value = clause.value] = levelsIn(other, [clause.value]) ?? []
      found.theirWhere.push({ ...clause, key: variableKey(theirs, other), value })
    } else if (key.type === "variable") found.lacking ??= clause.key
    else if (key.type === "factor" && !shared.some((one) => one.ours === key.key)) found.ownWhere.push(clause)
  }
  return found
}
