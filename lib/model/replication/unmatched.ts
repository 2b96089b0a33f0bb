/** Why a cell of one side has no counterpart on the other. */
export type Miss =
  | { kind: "model"; model: string }
  /** The other side groups by no such key. */
  | { kind: "key"; key: string }
  | { kind: "level"; key: string; level: string }
  /** Of this side: the key has no value. */
  | { kind: "no value"; key: string }
  | { kind: "combination" }
  /** A group that pools cells of which the other side has only some. */
  | { kind: "part" }
  | { kind: "no data" }
  /** The other side does not count this outcome. */
  | { kind: "outcome"; words: string }

/** How many cells have no counterpart for one reason, in words. */
export type Unmatched = { reason: string; cells: number }

/** The reasons, those of the most cells first. `other` is how the other side is called: "the publication". */
export function unmatchedOf(misses: Miss[], other: string): Unmatched[] {
  const groups = Map.groupBy(misses, (miss) => ("key" in miss ? `${miss.kind} ${miss.key}` : miss.kind))
  return [...groups.values()]
    .map((group) => ({ reason: reasonOf(group, other), cells: group.length }))
    .sort((a, b) => b.cells - a.cells)
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" })

function reasonOf(group: Miss[], other: string): string {
  const [first] = group
  if (!first) return ""
  const all = (of: (miss: Miss) => string[]) => list.format([...new Set(group.flatMap(of))])
  switch (first.kind) {
    case "model":
      return `${other} has no model of this name: ${all((miss) => (miss.kind === "model" ? [miss.model] : []))}`
    case "level":
      return `${other} has no ${words(first.key)} ${all((miss) => (miss.kind === "level" ? [miss.level] : []))}`
    case "key":
      return `${other} has no ${words(first.key)}`
    case "no value":
      return `they have no ${words(first.key)}`
    case "combination":
      return `${other} has their levels, but not in this combination`
    case "part":
      return `they pool groups of which ${other} has only some; split or filter them to compare the rest`
    case "no data":
      return "none of them has a verdict"
    case "outcome":
      return first.words
  }
}

function words(key: string): string {
  return key.replace(/^(?:factor|variable)\./, "").replaceAll("_", " ")
}
