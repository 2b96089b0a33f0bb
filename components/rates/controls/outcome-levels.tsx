import Link from "next/link"
import { Panel } from "@/components/population/panel"
import type { ChartScope } from "@/components/rates/scope"
import { outcomeVariable } from "@/components/rates/words/outcome"
import { levelWords } from "@/components/studies/catalogue-words"
import { ratesUrl } from "@/lib/urls/rates"

/** Which levels of the outcome's variable are counted: each is a link that adds it or takes it out. */
export function OutcomeLevels({ scope }: { scope: ChartScope }) {
  const { catalogue, outcome, study, population, view } = scope
  const levels = outcomeVariable(catalogue, outcome)?.levels.map(({ key }) => key) ?? []
  if (levels.length < 3 || outcome.op !== "=") return null
  const counted = levels.filter((level) => outcome.values.includes(level))
  const urlOf = (values: string[]) =>
    ratesUrl(study, { ...population, ...view, outcome: { ...outcome, values } })
  return (
    <Panel label="Levels that are counted" summary={`${counted.length} of ${levels.length} levels`}>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-x-4">
        {levels.map((level) => {
          const on = counted.includes(level)
          const others = levels.filter((one) => (one === level ? !on : counted.includes(one)))
          const words = (
            <>
              <span aria-hidden="true" className="w-4 shrink-0">
                {on ? "✓" : ""}
              </span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {levelWords(catalogue, outcome.key, level)}
              </span>
              <span className="sr-only">{on ? ", counted: take it out" : ", not counted: add it"}</span>
            </>
          )
          return (
            <li key={level}>
              {others.length > 0 ? (
                <Link
                  href={urlOf(others)}
                  scroll={false}
                  prefetch={false}
                  className="flex min-h-6 items-center gap-1 hover:bg-surface"
                >
                  {words}
                </Link>
              ) : (
                <span className="flex min-h-6 items-center gap-1">{words}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
