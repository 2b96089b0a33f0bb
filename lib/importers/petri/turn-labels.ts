import type { ImportedEvidence, ImportedJudge, ImportedJudgement } from "@/lib/importers/contract"
import type { LabelledRollout, Turn, TurnLabelFile } from "@/lib/importers/petri/files/bloom"
import type { Conversation } from "./conversation"
import { distinct, locateQuote, quoteWords } from "./quotes"
import type { Remark } from "./replay"
import { lostWords } from "./scores"
import { anyMisalignedTurn, indicator, misalignedTurns, worstTurn } from "./variables"

/** One file of per-turn labels, and who speaks in it. */
export type TurnLabels = {
  file: string
  turnJudge: ImportedJudge
  indicatorJudge: ImportedJudge
  indicators: string[]
  /** What the file says of how it was made. */
  settings: Record<string, unknown>
}

/** Who labelled the turns: a judge by its model, indicators by the file. The first file's judges are the headline. */
export function turnLabels(
  file: string,
  labels: TurnLabelFile,
  rank: { turns: number; indicators: number },
  remark: Remark,
): TurnLabels {
  const { judge_model, mode, thinking_budget, indicator_judge } = labels.metadata
  const model = judge_model ?? indicator_judge?.judge_model
  const labelled = labels.evaluated_rollouts.some((rollout) => rollout?.misaligned_turns)
  if (judge_model === undefined && model !== undefined && labelled)
    remark("metadata.judge_model", `no judge of the turns is named; the indicators' "${model}" is taken`)
  const suffix = /^rollout_misalignment_turns_(.+)\.json$/.exec(file)?.[1]
  const thinking = thinking_budget === undefined ? [] : [`thinking ${thinking_budget}`]
  const version = [...(mode ? [mode] : []), ...thinking].join(", ")
  const set = indicator_judge?.indicator_set
  return {
    file,
    turnJudge: {
      ...{ kind: "classifier", name: `turn judge${model ? ` ${model}` : ""}`, rank: rank.turns },
      ...(model && { model }),
      ...(version && { version }),
    },
    indicatorJudge: {
      ...{
        kind: "classifier",
        name: `indicator judge${suffix ? ` (${suffix})` : ""}`,
        rank: rank.indicators,
      },
      ...(indicator_judge?.judge_model && { model: indicator_judge.judge_model }),
      ...(set && { version: set }),
    },
    indicators: indicator_judge?.indicator_names ?? [],
    settings: labels.metadata,
  }
}

/** The judgements that the labels of one transcript's turns make; none of what its file does not speak of. */
export function readTurnLabels(
  conversation: Conversation,
  labels: TurnLabels,
  rollout: LabelledRollout,
  remark: Remark,
): ImportedJudgement[] {
  return [
    ...misalignment(conversation, labels.turnJudge, rollout, remark),
    ...indicators(conversation, labels, rollout, remark),
  ]
}

function misalignment(
  conversation: Conversation,
  judge: ImportedJudge,
  { misaligned_turns: turns, all_turn_scores, summary }: LabelledRollout,
  remark: Remark,
): ImportedJudgement[] {
  if (!turns) return []
  const read = turns.map((turn) => readTurn(conversation, turn))
  const lost = read.reduce((sum, { missing }) => sum + missing, 0)
  if (lost > 0) remark("misaligned_turns", lostWords(lost))
  const evidence = distinct(read.flatMap((turn) => turn.evidence))
  const explanation = [summary, ...read.map(({ line }) => line)].filter((line) => line).join("\n\n")
  const which = turns.map(({ turn_index }) => turn_index).join(", ")
  const scores = (all_turn_scores ?? []).flatMap(({ misalignment_score: score }) => score ?? [])
  return [
    {
      ...{ variable: anyMisalignedTurn, judge, value: turns.length > 0 ? "yes" : "no", evidence },
      explanation:
        turns.length === 0 ? "None of the target's turns." : `Turn${turns.length > 1 ? "s" : ""} ${which}.`,
    },
    { variable: misalignedTurns, judge, value: turns.length, evidence, ...(explanation && { explanation }) },
    ...(scores.length > 0 ? [{ variable: worstTurn, judge, value: Math.max(...scores) }] : []),
  ]
}

function readTurn(conversation: Conversation, { turn_index: turn, description = "", evidence = [] }: Turn) {
  const spans: ImportedEvidence[] = []
  const missing: string[] = []
  for (const text of evidence) {
    const span = locateQuote(conversation, { text, turn })
    if (span) spans.push(span)
    else missing.push(`“${text.trim()}” (${quoteWords(conversation, text)})`)
  }
  return {
    evidence: spans,
    missing: missing.length,
    line: [`Turn ${turn}${description && `: ${description}`}`, ...missing].join("\n"),
  }
}

/**
 * Per indicator the number of turns that it is present in. Where the judge failed on some turn, an indicator that
 * it did not find elsewhere is not known to be absent.
 */
function indicators(
  conversation: Conversation,
  { indicators: names, indicatorJudge: judge }: TurnLabels,
  { indicators_turns: turns, indicator_judge_errors: errors = [] }: LabelledRollout,
  remark: Remark,
): ImportedJudgement[] {
  if (!turns) return []
  const found = turns.flatMap(({ turn_index: turn, present_indicators = [] }) =>
    present_indicators.map(({ indicator_name: name, spans = [] }) => ({ name, turn, spans })),
  )
  let lost = 0
  const judgements = [...new Set([...names, ...found.map(({ name }) => name)])].map(
    (name): ImportedJudgement => {
      const present = found.filter((one) => one.name === name)
      const which = [...new Set(present.map(({ turn }) => turn))]
      const variable = indicator(name)
      if (which.length === 0 && errors.length > 0)
        return { variable, judge, value: null, failure: errors.join("; ") }
      const read = present.map(({ turn, spans }) =>
        readTurn(conversation, { turn_index: turn, evidence: spans }),
      )
      lost += read.reduce((sum, { missing }) => sum + missing, 0)
      const lines = [...read.map(({ line }) => line), ...errors.map((error) => `The judge failed: ${error}`)]
      const evidence = distinct(read.flatMap((one) => one.evidence))
      const said = which.length > 0 ? { explanation: lines.join("\n"), evidence } : {}
      return { variable, judge, value: which.length, ...said }
    },
  )
  if (lost > 0) remark("indicators_turns", lostWords(lost))
  return judgements
}
