import { ScrollBox } from "@/components/ui/scroll-box"
import { count } from "@/lib/format/words"
import type { SpanAgreement } from "@/lib/model/review/agreement/table"
import { EstimateCell, ReasonList, reasonsOf } from "./estimate-cell"

/** How far two marked the same words, per pair; nothing where nobody marked any. */
export function SpanTable({ spans }: { spans: SpanAgreement[] }) {
  if (spans.length === 0) return null
  const reasons = reasonsOf(spans.flatMap(({ overlap, f1 }) => [overlap, f1]))
  return (
    <section aria-labelledby="spans">
      <h2 id="spans" className="mt-4 font-semibold">
        The words they marked as evidence
      </h2>
      <ScrollBox label="Agreement on marked words">
        <table className="my-2 border-collapse text-sm">
          <caption className="sr-only">Agreement on the words marked as evidence, per pair</caption>
          <thead>
            <tr className="border-edge border-b align-bottom">
              {["pair", "transcripts", "overlap", "F1"].map((words, index) => (
                <th
                  key={words}
                  scope="col"
                  className={`px-2 py-1 font-normal text-muted ${index === 0 ? "pl-0 text-left" : "text-right"}`}
                >
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spans.map(({ a, b, transcripts, overlap, f1 }) => (
              <tr key={`${a} ${b}`} className="border-line border-b">
                <th scope="row" className="wrap-anywhere py-1 pr-4 text-left align-top font-normal">
                  {`${a}, ${b}`}
                </th>
                <td className="px-2 py-1 text-right align-top tabular-nums">{count(transcripts)}</td>
                <EstimateCell estimate={overlap} n={transcripts} share reasons={reasons} />
                <EstimateCell estimate={f1} n={transcripts} share reasons={reasons} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <ReasonList reasons={reasons} />
      <p className="max-w-read text-muted text-sm">
        Of the transcripts that both judged and either marked: characters that both marked over characters
        that either did; F1 is twice the first over all that each marked.
      </p>
    </section>
  )
}
