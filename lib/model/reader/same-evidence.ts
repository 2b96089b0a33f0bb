import type { ReadJudgement } from "./reading"

/**
 * Several verdicts of one judge often rest on the same words: of a judgement, the first of the list that has the very
 * same evidence, in the same order; null where that is itself, or where it has none.
 */
export function firstWithEvidence(judgements: ReadJudgement[]): (one: ReadJudgement) => ReadJudgement | null {
  const first = new Map<string, ReadJudgement>()
  for (const judgement of judgements) {
    const key = keyOf(judgement)
    if (key !== "" && !first.has(key)) first.set(key, judgement)
  }
  return (one) => {
    const earlier = first.get(keyOf(one))
    return !earlier || earlier.id === one.id ? null : earlier
  }
}

function keyOf({ evidence }: ReadJudgement): string {
  return evidence.map(({ message, start, end }) => `${message} ${start} ${end}`).join()
}
