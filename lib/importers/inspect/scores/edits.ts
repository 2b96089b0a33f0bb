import type { Score, ScoreEdit } from "@/lib/importers/inspect/log-schema"

/** One value of a score over time: the scorer's own has no author. */
export type ScoreVersion = { value: unknown; explanation?: string; author?: string; at?: string }

const UNCHANGED = "UNCHANGED"

/**
 * What a score was and what people made of it, oldest first. Inspect keeps the current value in `value`; its
 * history starts with the scorer's own (an edit without provenance), then come the edits. Where the history
 * starts with a person's edit, the scorer's own value is not in the log.
 */
export function scoreVersions(score: Score): ScoreVersion[] {
  const history = score.history ?? []
  if (history.length === 0) return [version(score.value, score.explanation)]
  const versions: ScoreVersion[] = []
  let value: unknown
  let known = false
  for (const edit of history) {
    const changes = edit.value !== UNCHANGED && edit.value !== undefined
    if (changes) {
      value = edit.value
      known = true
    }
    if (known)
      versions.push(edit.provenance ? byPerson(edit, value) : version(value, textOf(edit.explanation)))
  }
  return versions
}

function byPerson(edit: ScoreEdit, value: unknown): ScoreVersion {
  const { author, timestamp, reason } = edit.provenance ?? {}
  return {
    ...version(value, reason ?? textOf(edit.explanation)),
    author: author ?? "unknown",
    ...(timestamp && { at: timestamp }),
  }
}

function version(value: unknown, explanation: string | undefined): ScoreVersion {
  return { value, ...(explanation && { explanation }) }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value !== UNCHANGED ? value : undefined
}
