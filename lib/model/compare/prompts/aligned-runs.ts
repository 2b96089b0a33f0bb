import { diffArrays } from "diff"

/** A stretch of two lists of strings: the same in both, or what one has in place of the other. */
export type Run = { kind: "same"; items: string[] } | { kind: "change"; removed: string[]; added: string[] }

/** What comparisons may still cost, in the steps of Myers' algorithm: about the square of the items that differ. */
export type Budget = { steps: number }

/**
 * Two lists aligned by a shortest edit (Myers 1986), as same and changed stretches in turn; null where that would cost
 * more than the budget has. Takes what it cost from the budget, so that the same lists always give the same answer.
 */
export function alignedRuns(a: string[], b: string[], budget: Budget): Run[] | null {
  const most = Math.floor(Math.sqrt(budget.steps))
  const changes = diffArrays(a, b, { maxEditLength: most })
  if (changes === undefined) {
    budget.steps = 0
    return null
  }
  let edits = 0
  const runs: Run[] = []
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      runs.push({ kind: "same", items: value })
      continue
    }
    edits += value.length
    let run = runs.at(-1)
    if (run?.kind !== "change") {
      run = { kind: "change", removed: [], added: [] }
      runs.push(run)
    }
    const side = added ? run.added : run.removed
    for (const item of value) side.push(item)
  }
  budget.steps -= edits ** 2
  return runs
}

/** How many items both lists begin with. */
export function commonStart<T>(a: T[], b: T[]): number {
  const most = Math.min(a.length, b.length)
  let n = 0
  while (n < most && a[n] === b[n]) n++
  return n
}

/** How many items both lists end with, of those after the first `from`. */
export function commonEnd<T>(a: T[], b: T[], from: number): number {
  const most = Math.min(a.length, b.length) - from
  let n = 0
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}
