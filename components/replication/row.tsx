import type { RateScope } from "@/components/rates/scope"
import { levelWords } from "@/components/studies/catalogue-words"
import { points, pointsInterval, pValue } from "@/lib/format/words"
import type { Comparison } from "@/lib/model/replication/pairs"
import { PairRate } from "./pair-rate"
import { PairTrack } from "./pair-track"
import { verdictWords } from "./verdict-words"

const CELL = "block @6xl:table-cell @6xl:px-2 @6xl:py-1.5 @6xl:align-middle"

/** One cell of both sides: a line of the table when wide, a block of its own when narrow. */
export function ReplicationRow(props: {
  scope: RateScope
  by: string[]
  comparison: Comparison
  tone: string
}) {
  const { scope, by, comparison, tone } = props
  const { ours, published, difference, p, holm, verdict } = comparison
  const strong = verdict.kind === "differs" ? "font-semibold" : ""
  const [model = "", ...levels] = by.map((key) => levelWords(scope.catalogue, key, ours.by[key] ?? null))
  return (
    <tr className="grid break-inside-avoid grid-cols-2 gap-x-4 border-line border-b py-2 hover:bg-surface @6xl:table-row">
      <th scope="row" className={`${CELL} col-span-full text-left font-normal @6xl:min-w-40 @6xl:pl-0`}>
        <span className="break-words font-medium">{model}</span>{" "}
        {levels.length > 0 && <span className="text-muted @6xl:block">{levels.join(" · ")}</span>}
      </th>
      <td className={`${CELL} col-span-full px-4 @6xl:px-6 @6xl:py-0`}>
        <span className="relative block h-9">
          <PairTrack ours={ours} published={published} tone={tone} />
        </span>
      </td>
      <td className={`${CELL} @6xl:text-right`}>
        <PairRate scope={scope} row={ours} side="ours" />
      </td>
      <td className={`${CELL} @6xl:text-right`}>
        <PairRate scope={scope} row={published} side="published" />
      </td>
      <td className={`${CELL} mt-1 whitespace-nowrap @6xl:mt-0 @6xl:text-right`}>
        <span className={`block ${strong}`}>
          {points(difference.estimate)}
          <span className="@6xl:sr-only"> points</span>
        </span>
        <span className="text-muted">{pointsInterval(difference)}</span>
      </td>
      <td className={`${CELL} mt-1 whitespace-nowrap @6xl:mt-0 @6xl:text-right`}>
        <span className="block">
          <span className="text-muted">p</span> {pValue(p)}
        </span>
        <span className={strong}>
          <span className="font-normal text-muted">Holm</span> {pValue(holm)}
        </span>
      </td>
      <td
        className={`${CELL} col-span-full @6xl:min-w-52 ${verdict.kind === "cannot tell" ? "text-muted" : "font-medium"}`}
      >
        {verdictWords(comparison)}
      </td>
    </tr>
  )
}
