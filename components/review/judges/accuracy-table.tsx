import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count, interval, percent } from "@/lib/format/words"
import type { CheckGroup, JudgeCheck } from "@/lib/model/review/judges/check"
import type { Share } from "@/lib/stats/judge/labelled-table"
import type { JudgesScope } from "./scope"

const HEADS = ["sensitivity", "specificity", "positive predictive value", "negative predictive value"]

/** How well the judge does in each group, and what that does to the group's rate. */
export function AccuracyTable({ scope, check }: { scope: JudgesScope; check: JudgeCheck }) {
  const { catalogue, by } = scope
  const named = ({ by: group }: CheckGroup) =>
    by.map((key) => levelWords(catalogue, key, group[key] ?? null)).join(" · ")
  return (
    <ScrollBox label="The judge’s accuracy">
      <table className="my-2 w-full max-w-5xl border-collapse text-sm">
        <caption className="sr-only">The judge’s accuracy by group</caption>
        <thead>
          <tr className="border-edge border-b align-bottom text-muted">
            <th scope="col" className="py-1 pr-4 text-left font-normal">
              {by.map((key) => keyWords(catalogue, key)).join(" · ")}
            </th>
            {[...HEADS, "as judged", "corrected"].map((head) => (
              <th key={head} scope="col" className="min-w-24 px-2 py-1 text-right font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {check.groups.map((group) => (
            <Line key={named(group)} name={named(group)} group={group} />
          ))}
          <Line name="all" group={check.total} strong />
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Line({ name, group, strong = false }: { name: string; group: CheckGroup; strong?: boolean }) {
  const { accuracy, judged, powered } = group
  const { sensitivity, specificity, ppv, npv } = accuracy
  return (
    <tr className={`border-line border-b align-baseline tabular-nums ${strong ? "font-semibold" : ""}`}>
      <th scope="row" className={`wrap-anywhere min-w-36 py-1 pr-4 text-left ${strong ? "" : "font-normal"}`}>
        {name}
      </th>
      {[sensitivity, specificity, ppv, npv].map((share, index) => (
        <td key={HEADS[index]} className="px-2 py-1 text-right">
          <Accuracy share={share} />
        </td>
      ))}
      <td className="px-2 py-1 text-right">
        {percent(judged.rate, judged.n)}{" "}
        <span className="block whitespace-nowrap font-normal text-muted">
          {interval(judged.low, judged.high, judged.n)}
        </span>
      </td>
      <td className="px-2 py-1 text-right">
        {powered?.refused === null ? (
          <>
            {percent(powered.estimate, judged.n)}{" "}
            <span className="block whitespace-nowrap font-normal text-muted">
              {interval(powered.low, powered.high, judged.n)}
            </span>
          </>
        ) : (
          <span className="font-normal text-unknown">
            {powered === null ? "not random" : "too few labels"}
          </span>
        )}
      </td>
    </tr>
  )
}

function Accuracy({ share }: { share: Share | null }) {
  if (share === null) return <span className="font-normal text-muted">no data</span>
  return (
    <>
      {percent(share.rate, share.n)}{" "}
      <span className="block whitespace-nowrap font-normal text-muted">
        {`${interval(share.low, share.high, share.n)} ${count(share.k)}/${count(share.n)}`}
      </span>
    </>
  )
}
