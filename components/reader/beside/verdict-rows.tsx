import { MissingMark, VerdictMark } from "@/components/ui/verdict-mark"
import { humanize } from "@/lib/format/words"
import { missingWords } from "@/lib/model/judgement"
import type { ReadingHead, ReadJudgement } from "@/lib/model/reader/reading"
import { RowHead } from "./row-head"

export type VerdictPair = { key: string; a: ReadJudgement | undefined; b: ReadJudgement | undefined }

/** The verdicts of both, by the variable that either has one on; free texts are none. */
export function verdictPairs(a: ReadingHead, b: ReadingHead): VerdictPair[] {
  const [own, other] = [spokenOf(a), spokenOf(b)]
  const keys = [...new Set([...own.keys(), ...other.keys()])]
  return keys.map((key) => ({ key, a: own.get(key), b: other.get(key) }))
}

function spokenOf({ judgements }: ReadingHead): Map<string, ReadJudgement> {
  const spoken = judgements.filter(({ headline, variable }) => headline && variable.kind !== "text")
  return new Map(spoken.map((judgement) => [judgement.variable.key, judgement]))
}

/** Whether the two differ, or one of them says harm or not. */
export function isTelling({ a, b }: VerdictPair): boolean {
  return differ({ a, b }) || typeof (a?.harm ?? b?.harm) === "boolean"
}

function differ({ a, b }: Pick<VerdictPair, "a" | "b">): boolean {
  return a !== undefined && b !== undefined && a.value !== b.value
}

/** A row per variable; where both have a verdict and they differ, it says so. */
export function VerdictRows(props: { verdicts: VerdictPair[]; a: ReadingHead; b: ReadingHead }) {
  return props.verdicts.map(({ key, a, b }) => {
    const variable = (a ?? b)?.variable
    return (
      <tr key={key} className="align-baseline">
        <RowHead words={variable?.label ?? humanize(key)} />
        <td className="px-3 py-0.5">
          <Value judgement={a} failed={props.a.failed !== null} />
        </td>
        <td className="px-3 py-0.5">
          <Value judgement={b} failed={props.b.failed !== null} />
          {differ({ a, b }) && <span className="text-muted text-sm"> differs</span>}
        </td>
      </tr>
    )
  })
}

function Value({ judgement, failed }: { judgement: ReadJudgement | undefined; failed: boolean }) {
  if (!judgement) return <MissingMark reason={missingWords[failed ? "failed" : "not_judged"]} />
  const { value, label, harm, failure } = judgement
  if (value === null) return <MissingMark reason={failure ?? missingWords.judge_failed} />
  return <VerdictMark value={label ?? String(value)} harm={harm} />
}
