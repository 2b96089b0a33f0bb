import { FlagForm } from "@/components/talk/flag-form"
import { VerdictMark } from "@/components/ui/verdict-mark"
import { judgementAnchor } from "@/lib/model/reader/marks"
import type { ReadJudgement } from "@/lib/model/reader/reading"
import { JudgeLine } from "./judge"

/** Whether a variable has one value of one judge, and there is nothing more to say of it. */
export function isBare(judgements: ReadJudgement[]): boolean {
  const [only] = judgements
  if (!only || judgements.length > 1 || only.superseded || only.flags.length > 0) return false
  return (
    only.value !== null &&
    only.explanation === null &&
    only.evidence.length === 0 &&
    only.judge.prompt === null
  )
}

type Props = {
  judgements: ReadJudgement[]
  nameOf(key: string): string
  scaleOf(key: string): [number, number] | null
  directionOf(key: string): string | null
}

/** Values that speak for themselves, one line each, by judge. */
export function BareValues({ judgements, nameOf, scaleOf, directionOf }: Props) {
  const groups = new Map<string, ReadJudgement[]>()
  for (const judgement of judgements) {
    const judge = JSON.stringify([judgement.judge, judgement.judgedAt])
    groups.set(judge, [...(groups.get(judge) ?? []), judgement])
  }
  return [...groups].map(([key, group]) => {
    const [first] = group
    return (
      <section key={key} className="border-line border-t py-1.5">
        {first && <JudgeLine judgement={first} />}
        <dl className="grid grid-cols-[minmax(0,1fr)_max-content] gap-x-3 text-sm">
          {group.map((judgement) => {
            const { variable, value, label, harm } = judgement
            const scale = variable.kind === "number" ? scaleOf(variable.key) : null
            const direction = variable.kind === "number" ? directionOf(variable.key) : null
            return (
              <div
                key={judgement.id}
                id={judgementAnchor(judgement)}
                tabIndex={-1}
                className="col-span-2 grid scroll-mt-4 grid-cols-subgrid py-0.5 target:bg-surface data-here:bg-surface"
              >
                <dt className="wrap-anywhere">
                  {nameOf(variable.key)}
                  {direction && <span className="block text-muted text-xs">{direction}</span>}
                </dt>
                <dd className="text-right">
                  <VerdictMark value={label ?? String(value)} harm={harm} />
                  {scale && <span className="text-muted">{` on ${scale[0]}–${scale[1]}`}</span>}
                </dd>
              </div>
            )
          })}
        </dl>
        <FlagForm judgements={group} />
      </section>
    )
  })
}
