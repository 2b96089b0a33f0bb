import Link from "next/link"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count, humanize, percent } from "@/lib/format/words"
import type { JudgeFlags } from "@/lib/model/review/contested/row"
import { FlagKind, flagWords } from "@/lib/model/talk/flag"
import { type ContestedScope, contestedAt } from "./scope"

const CELL = "border-line border-b px-2 py-1"

/** How often each judge's verdicts are flagged as what, of those that people looked at. */
export function JudgeFlagTable({ scope, judges }: { scope: ContestedScope; judges: JudgeFlags[] }) {
  return (
    <section aria-labelledby="by-judge" className="mt-6">
      <h2 id="by-judge" className="font-semibold">
        How often a judge is flagged
      </h2>
      {judges.length === 0 ? (
        <p className="text-muted">
          Nobody has flagged a verdict yet. Beside each verdict of a transcript one can dispute it.
        </p>
      ) : (
        <>
          <p className="max-w-read text-muted text-sm">
            n counts a judge’s verdicts that people looked at: they judged the same of the same transcript, or
            flagged the verdict. People do not look at random: these shares are no error rates. Flags that
            were rejected are left out.
          </p>
          <ScrollBox label="Table: flags by judge">
            <table className="border-collapse text-sm tabular-nums">
              <caption className="sr-only">Flags by variable and judge</caption>
              <thead>
                <tr className="align-bottom text-muted">
                  {["variable", "judge"].map((head) => (
                    <th key={head} scope="col" className={`${CELL} text-left font-normal first:pl-0`}>
                      {head}
                    </th>
                  ))}
                  {FlagKind.options.map((kind) => (
                    <th key={kind} scope="col" className={`${CELL} text-right font-normal`}>
                      {flagWords[kind]}
                    </th>
                  ))}
                  <th scope="col" className={`${CELL} text-right font-normal`}>
                    n
                  </th>
                </tr>
              </thead>
              <tbody>
                {judges.map(({ variable, judge, counts, n }) => (
                  <tr key={`${variable.key} ${judge}`}>
                    <th scope="row" className={`${CELL} pl-0 text-left font-normal`}>
                      {variable.label ?? humanize(variable.key)}
                    </th>
                    <td className={CELL}>{judge}</td>
                    {FlagKind.options.map((kind) => (
                      <td key={kind} className={`${CELL} whitespace-nowrap text-right`}>
                        {counts[kind] === 0 ? (
                          "0"
                        ) : (
                          <Link
                            href={contestedAt(scope, {
                              ...{ variable: variable.key, judge, kind },
                              ...{ outcome: null, towards: null },
                            })}
                            prefetch={false}
                            className="link inline-flex min-h-6 min-w-6 items-center justify-end"
                          >
                            {`${count(counts[kind])} (${percent(counts[kind] / n, n)})`}
                          </Link>
                        )}
                      </td>
                    ))}
                    <td className={`${CELL} text-right`}>{count(n)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </section>
  )
}
