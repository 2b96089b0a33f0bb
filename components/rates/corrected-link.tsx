import Link from "next/link"
import { serializeJudges } from "@/lib/filters/review/judges"
import { ADJUDICATED } from "@/lib/model/judgement"
import { DEFAULT_RULE } from "@/lib/model/rule"
import { judgesUrl } from "@/lib/urls/review"
import type { RateScope } from "./scope"

/** Leads from a machine's rate to the one that people's labels make of it, where there are any. */
export function CorrectedLink({ study, catalogue, outcome, population }: RateScope) {
  const { judges, judgedBy, people, variables } = catalogue
  const key = outcome.key.replace(/^variable\./, "")
  const judged = (name: string) => judgedBy[name]?.includes(key) ?? false
  const machines = judges.filter((name) => !people.includes(name) && name !== ADJUDICATED && judged(name))
  const isMachines =
    population.rule === DEFAULT_RULE
      ? variables.find((variable) => variable.key === key)?.imported !== false
      : machines.includes(population.rule)
  if (!isMachines || machines.length === 0 || !people.some(judged)) return null
  const { rule: judge, ...own } = population
  return (
    <p className="no-print max-w-read">
      People judged some of these too:{" "}
      <Link href={judgesUrl(study, serializeJudges({ ...own, outcome, judge }))} className="link">
        corrected rate, and how well the judge agrees with them
      </Link>
    </p>
  )
}
