import { PairList } from "@/components/compare/pair-list"
import type { CompareScope } from "@/components/compare/scope"
import { outcomesOf } from "@/lib/model/compare/outcomes"
import { ruleCovers } from "@/lib/model/rule"
import type { Study } from "@/lib/model/study"
import { conditionPairs } from "@/lib/queries/compare/condition-pairs"
import { variableKey } from "@/lib/queries/studies/keys"

const MOST_OUTCOMES = 24

/** Which single line matters: the pairs of conditions that differ least. */
export async function PromptPairs(props: { study: Study; scope: CompareScope; any: boolean }) {
  const { study, scope, any } = props
  const { catalogue, shared, outcome } = scope
  const variables = catalogue.variables.filter(
    ({ kind, key }) => kind === "categorical" && ruleCovers(catalogue, shared.rule, key),
  )
  const all = variables.flatMap((variable) => outcomesOf(variable, variableKey(catalogue, variable)))
  const outcomes = any ? all.slice(0, MOST_OUTCOMES) : [outcome]
  const found = await conditionPairs(study, catalogue, { population: shared, outcomes })
  return <PairList scope={scope} any={any} {...found} />
}
