import { count, plural } from "@/lib/format/words"
import type { Overlay } from "@/lib/model/replication/match"
import type { Unmatched } from "@/lib/model/replication/unmatched"

/** What of either side stands beside nothing, and why. */
export function UnmatchedList({ unmatched }: Pick<Overlay, "unmatched">) {
  return (
    <>
      <Reasons title="of ours without a published counterpart" list={unmatched.ours} />
      <Reasons title="published without one of ours" list={unmatched.published} />
    </>
  )
}

function Reasons({ title, list }: { title: string; list: Unmatched[] }) {
  if (list.length === 0) return null
  const total = list.reduce((sum, { cells }) => sum + cells, 0)
  return (
    <div>
      <p>
        {plural(total, "cell")} {title}:
      </p>
      <ul className="list-disc pl-5">
        {list.map(({ reason, cells }) => (
          <li key={reason} className="break-words">
            {count(cells)}: {reason}.
          </li>
        ))}
      </ul>
    </div>
  )
}
