import Link from "next/link"
import type { CompareScope } from "@/components/compare/scope"
import type { CompareView } from "@/lib/filters/compare"
import { count, plural } from "@/lib/format/words"
import { diffPrompts, type PromptMessage } from "@/lib/model/compare/prompts/diff"
import type { Filters } from "@/lib/model/population/filters"
import { compareUrl } from "@/lib/urls/compare"
import { PromptDiffView } from "./diff-view"

type PromptSet = { key: string; n: number; messages: PromptMessage[] }
type Prompts = { sets: PromptSet[]; total: number }

/** The prompts of both sides word by word; where a side has several, one is chosen. */
export function PromptComparison(props: {
  scope: CompareScope
  state: Filters & CompareView
  a: Prompts
  b: Prompts
}) {
  const { scope, state, a, b } = props
  const own = a.sets.find(({ key }) => key === state.promptA) ?? a.sets[0]
  const other = b.sets.find(({ key }) => key === state.promptB) ?? b.sets[0]
  if (!own || !other) {
    const side = own ? "B" : other ? "A" : "A and B"
    return (
      <p className="text-muted">
        The conditions of {side} came without prompts, so only factors can be compared.
      </p>
    )
  }
  return (
    <>
      <SetChoice name="A" prompts={a} chosen={own} urlOf={(key) => url({ promptA: key })} />
      <SetChoice name="B" prompts={b} chosen={other} urlOf={(key) => url({ promptB: key })} />
      <PromptDiffView diffs={diffPrompts(own.messages, other.messages)} a="A" b="B" />
    </>
  )

  function url(chosen: Partial<CompareView>) {
    return compareUrl(scope.study, { ...state, ...chosen }, "prompts")
  }
}

function SetChoice(props: {
  name: string
  prompts: Prompts
  chosen: PromptSet
  urlOf: (key: string) => ReturnType<typeof compareUrl>
}) {
  const { name, prompts, chosen, urlOf } = props
  if (prompts.total < 2) return null
  return (
    <p className="max-w-read">
      {name} pools {plural(prompts.total, "prompt")}; shown is{" "}
      {prompts.sets.map(({ key, n }, index) => (
        <span key={key}>
          {index > 0 && ", "}
          {key === chosen.key ? (
            <b className="font-semibold">{`one of ${plural(n, "transcript")}`}</b>
          ) : (
            <Link href={urlOf(key)} scroll={false} className="link inline-flex min-h-6 items-center">
              {`one of ${count(n)}`}
            </Link>
          )}
        </span>
      ))}
      .
    </p>
  )
}
