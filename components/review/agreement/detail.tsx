import { keyWords, levelWords, variableWords } from "@/components/studies/catalogue-words"
import { count } from "@/lib/format/words"
import type { AgreementDetail as Detail, SpanAgreement } from "@/lib/model/review/agreement/table"
import { metricOf } from "@/lib/stats/agreement/measures"
import { AnswerTable } from "./answer-table"
import { MeasureTable } from "./measure-table"
import { type AgreementPage, behindUrl } from "./scope"
import { SpanTable } from "./span-table"
import { prevalenceWords } from "./words"

/** One variable: everybody together, each pair with its table, groups, and marked words. */
export function AgreementDetail(props: { page: AgreementPage; detail: Detail; spans: SpanAgreement[] }) {
  const { page, detail, spans } = props
  const { variable, all, pairs, groups, scale } = detail
  const { key } = variable
  const wordsOf = (level: string) => levelWords(page.catalogue, `variable.${key}`, level)
  return (
    <>
      {variable.question && <p className="my-2 max-w-read text-muted">{variable.question}</p>}
      <MeasureTable
        caption={`How far they agree on ${variableWords(variable)}`}
        head="who"
        lines={[
          {
            id: "all",
            head: all.judges.length === 0 ? "nobody" : all.judges.join(", "),
            row: all,
            differing: behindUrl(page, key),
            words: prevalenceWords(all, wordsOf),
          },
        ]}
      />
      <p className="max-w-read text-muted text-sm">
        {`α is ${metricOf(scale)} here. Of ${count(all.agreement.n)} transcripts each counts once, however many judged it.`}
      </p>
      <h2 id="pairs" className="mt-4 font-semibold">
        Pair by pair
      </h2>
      {pairs.length === 0 && <p>No two of them judged the same transcript.</p>}
      {(pairs.length > 1 || (pairs.length === 1 && all.judges.length > 2)) && (
        <MeasureTable
          caption="Agreement of each pair"
          head="pair"
          lines={pairs.map((pair) => ({
            id: `${pair.a} ${pair.b}`,
            head: `${pair.a}, ${pair.b}`,
            row: pair,
            differing: behindUrl(page, key, { a: pair.a, b: pair.b }),
            words: pairs.length > 1 ? prevalenceWords(pair, wordsOf) : null,
          }))}
        />
      )}
      {pairs.map(
        ({ a, b, table }) =>
          table && (
            <div key={`${a} ${b}`} className="my-3">
              <AnswerTable page={page} variable={key} a={a} b={b} table={table} />
            </div>
          ),
      )}
      {groups.length > 0 && (
        <>
          <h2 id="groups" className="mt-4 font-semibold">
            {`By ${Object.keys(groups[0]?.by ?? {})
              .map((name) => keyWords(page.catalogue, name))
              .join(" and ")}`}
          </h2>
          <MeasureTable
            caption="Agreement by group"
            head="group"
            lines={groups.map((group) => ({
              id: JSON.stringify(group.by),
              head: Object.entries(group.by)
                .map(([name, level]) => levelWords(page.catalogue, name, level))
                .join(" · "),
              row: group,
              differing: behindUrl(page, key, { where: [...page.population.where, ...clausesOf(group.by)] }),
              words: prevalenceWords(group, wordsOf),
            }))}
          />
        </>
      )}
      <SpanTable spans={spans} />
    </>
  )
}

function clausesOf(by: Record<string, string | null>) {
  return Object.entries(by).map(([key, value]) => ({ key, op: "=" as const, value: value ?? "" }))
}
