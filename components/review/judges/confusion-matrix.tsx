import Link from "next/link"
import { levelWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count } from "@/lib/format/words"
import type { JudgeCheck } from "@/lib/model/review/judges/check"
import { ruleWords } from "@/lib/model/rule"
import { cellUrl, type JudgesScope } from "./scope"

/** What the judge says against what people say, transcript by transcript; each count opens its transcripts. */
export function ConfusionMatrix({ scope, check }: { scope: JudgesScope; check: JudgeCheck }) {
  const { judge, rule } = scope
  const { matrix } = check
  const levels = check.levels.filter((level) =>
    matrix.some(({ judge: says, people }) => says === level || people === level),
  )
  const of = (says: string, people: string) =>
    matrix.find((pair) => pair.judge === says && pair.people === people)?.n ?? 0
  const sum = (counts: number[]) => counts.reduce((total, n) => total + n, 0)
  return (
    <ScrollBox label="Confusion matrix">
      <table className="my-2 border-collapse text-sm">
        <caption className="sr-only">{`Labelled transcripts: ${ruleWords(judge)} against ${ruleWords(rule)}`}</caption>
        <thead>
          <tr className="border-edge border-b align-bottom">
            <th
              scope="col"
              className="wrap-anywhere min-w-28 max-w-48 py-1 pr-6 text-left font-normal text-muted"
            >
              <span className="block">{`${ruleWords(judge)} ↓`}</span>
              <span className="block">{`${ruleWords(rule)} →`}</span>
            </th>
            {levels.map((level) => (
              <th key={level} scope="col" className="px-3 py-1 text-right font-normal">
                {words(scope, level)}
              </th>
            ))}
            <th scope="col" className="px-3 py-1 text-right font-normal text-muted">
              all
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((says) => (
            <tr key={says} className="border-line border-b">
              <th scope="row" className="py-1 pr-6 text-left font-normal">
                {words(scope, says)}
              </th>
              {levels.map((people) => (
                <td
                  key={people}
                  className={`px-3 py-1 text-right tabular-nums ${says === people ? "bg-surface" : ""}`}
                >
                  <Cell scope={scope} says={says} people={people} n={of(says, people)} />
                </td>
              ))}
              <td className="px-3 py-1 text-right text-muted tabular-nums">
                {count(sum(levels.map((people) => of(says, people))))}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-1 pr-6 text-left font-normal text-muted">
              all
            </th>
            {levels.map((people) => (
              <td key={people} className="px-3 py-1 text-right text-muted tabular-nums">
                {count(sum(levels.map((says) => of(says, people))))}
              </td>
            ))}
            <td className="px-3 py-1 text-right text-muted tabular-nums">
              {count(sum(matrix.map(({ n }) => n)))}
            </td>
          </tr>
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Cell(props: { scope: JudgesScope; says: string; people: string; n: number }) {
  const { scope, says, people, n } = props
  if (n === 0) return <span className="text-muted">0</span>
  return (
    <Link
      href={cellUrl(scope, says, people)}
      className="link inline-flex min-h-6 min-w-6 items-center justify-end"
    >
      {count(n)}
      <span className="sr-only">
        {` transcripts: the judge says ${words(scope, says)}, people say ${words(scope, people)}`}
      </span>
    </Link>
  )
}

/** A level; of a number an outcome as it is written. */
export function words(
  { catalogue, outcome }: Pick<JudgesScope, "catalogue" | "outcome">,
  level: string,
): string {
  return levelWords(catalogue, outcome.key, level)
}
