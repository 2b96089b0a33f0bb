import { z } from "zod"
import type { Outcome } from "@/lib/model/clause"
import type { Level, VariableKind } from "@/lib/model/judgement"

// What a person objects to in a judgement. One that calls it wrong disputes the transcript's value.

export const FlagKind = z.enum(["wrong", "wrong_reason", "not_there", "miscalibrated"])
export type FlagKind = z.infer<typeof FlagKind>

export const flagWords: Record<FlagKind, string> = {
  wrong: "wrong",
  wrong_reason: "right for the wrong reason",
  not_there: "cites what is not there",
  miscalibrated: "miscalibrated",
}

/** How a flag is read after "this judgement": what each kind says. */
export const flagMeanings: Record<FlagKind, string> = {
  wrong: "The value should have been another.",
  wrong_reason: "The value is right, and does not follow from what is cited or explained.",
  not_there: "It quotes or relies on what the transcript does not say.",
  miscalibrated: "The direction is right, and it is too sure, too strict or too lenient.",
}

export const FlagOutcome = z.enum(["upheld", "rejected"])
export type FlagOutcome = z.infer<typeof FlagOutcome>

/** A flag that was not withdrawn. Dates as ISO strings. */
export type ReadFlag = {
  id: number
  kind: FlagKind
  /** Who raised it. */
  person: { id: string; name: string }
  reason: string
  /** Of a dispute: the level, number or text that it should have been. */
  proposed: string | null
  createdAt: string
  settled: { outcome: FlagOutcome; by: string; answer: string; at: string } | null
}

/** Whether a value is disputed: somebody calls it wrong, and nobody has settled that. */
export function isDisputed(flags: Pick<ReadFlag, "kind" | "settled">[]): boolean {
  return flags.some(({ kind, settled }) => kind === "wrong" && settled === null)
}

/** What keeps a proposal from being one for this variable, or null; `said` is the value that it would replace. */
export function proposalProblem(
  { kind, levels }: { kind: VariableKind; levels: Level[] },
  proposed: string | null,
  said: string | number | null,
): string | null {
  if (proposed === null || proposed === "") return "Say what it should have been."
  if (proposed === String(said)) return "That is what the judgement says."
  if (kind === "number")
    return isNumber(proposed)
      ? Number(proposed) === said
        ? "That is what the judgement says."
        : null
      : `"${proposed}" is no number.`
  if (kind === "text" || levels.some(({ key }) => key === proposed)) return null
  return `There is no level "${proposed}". Levels: ${levels.map(({ key }) => key).join(", ")}.`
}

/** Whether a value, as it is written, has an outcome whose levels are filled in. */
export function hasOutcome({ op, values }: Outcome, value: string): boolean {
  if (op === "=" || op === "!=") {
    const among = values.some((one) => one === value || (isNumber(one) && Number(one) === Number(value)))
    return (op === "=") === among
  }
  const number = Number(value)
  return values.some((bound) => {
    const limit = Number(bound)
    if (op === ">=") return number >= limit
    if (op === "<=") return number <= limit
    return op === ">" ? number > limit : number < limit
  })
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text))
}
