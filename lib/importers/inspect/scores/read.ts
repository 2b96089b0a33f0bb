import type { ImportedJudge, ImportedJudgement, ImportedVariable } from "@/lib/importers/contract"
import { agenticValues, isAgenticMisalignment } from "@/lib/importers/inspect/agentic-misalignment"
import { type LogHeader, type Sample, Score } from "@/lib/importers/inspect/log-schema"
import type { Level, VariableKind } from "@/lib/model/judgement"
import { type ScoreVersion, scoreVersions } from "./edits"
import { graderModel, onlyScorer, scorerJudge } from "./judge"
import { keyedValues, type ScoreKinds, valueKind } from "./kinds"

const NO_VALUE = "no value (NaN or missing)"

export type ReadScores = {
  judgements: ImportedJudgement[]
  /** Scores that give no value, by key, with the reason. */
  unscored: Record<string, string>
  /** What scorers took for the answer, where that is a short text. */
  answers: Record<string, string>
}

/** Inspect's own values of str_score and friends. */
const correctness: Level[] = [
  { key: "C", label: "Correct" },
  { key: "P", label: "Partial" },
  { key: "I", label: "Incorrect" },
  { key: "N", label: "No answer" },
]

/**
 * The judgements of a sample: one per value of each score, by the scorer; and one per edit of a person, who
 * outranks the scorer. A sample that failed keeps the scores it has.
 */
export function readScores(header: LogHeader, sample: Sample, kinds: ScoreKinds): ReadScores {
  const read: ReadScores = { judgements: [], unscored: {}, answers: {} }
  const scores = sample.scores ?? (sample.score ? { [onlyScorer(header)]: sample.score } : {})
  for (const [scorer, source] of Object.entries(scores)) {
    const score = Score.safeParse(source)
    if (!score.success) {
      read.unscored[scorer] = "the score is not an object with a value"
      continue
    }
    const { answer } = score.data
    if (answer && answer.length <= 200 && !answer.includes("\n")) read.answers[scorer] = answer
    for (const version of scoreVersions(score.data)) {
      addVersion(read, header, scorer, version, kinds)
    }
  }
  return read
}

function addVersion(
  read: ReadScores,
  header: LogHeader,
  scorer: string,
  version: ScoreVersion,
  kinds: ScoreKinds,
): void {
  const details = {
    ...(version.explanation && { explanation: version.explanation }),
    ...(version.at && { judgedAt: version.at }),
  }
  const person: ImportedJudge | null = version.author
    ? { kind: "person", name: version.author, rank: -1 }
    : null
  const agentic = isAgenticMisalignment(header) ? agenticValues(scorer, version.value) : null
  if (agentic) {
    const model = graderModel(header)
    for (const { variable, judge, rank, value } of agentic) {
      if (person && rank > 0) continue
      const classifier: ImportedJudge = { kind: "classifier", name: judge, rank, ...(model && { model }) }
      const failure = value === null ? { failure: NO_VALUE } : {}
      read.judgements.push({ variable, judge: person ?? classifier, value, ...failure, ...details })
    }
    return
  }
  for (const { key, value } of keyedValues(scorer, version.value)) {
    const kind = valueKind(value)
    if (!kind) {
      read.unscored[key] = NO_VALUE
      continue
    }
    read.judgements.push({
      variable: variableOf(kinds.variableKey(key, kind), kind, value),
      judge: person ?? scorerJudge(header, scorer),
      value: storedValue(kind, value),
      ...details,
    })
  }
}

function variableOf(key: string, kind: VariableKind, value: unknown): ImportedVariable {
  if (typeof value === "boolean") return { key, kind, levels: [{ key: "yes" }, { key: "no" }] }
  const known = correctness.some((level) => level.key === value)
  return { key, kind, ...(known && { levels: correctness }) }
}

function storedValue(kind: VariableKind, value: unknown): string | number {
  if (kind === "number" && typeof value === "number") return value
  if (typeof value === "boolean") return value ? "yes" : "no"
  return typeof value === "string" ? value : JSON.stringify(value)
}
