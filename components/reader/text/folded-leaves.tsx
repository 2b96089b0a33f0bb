import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"
import { cutLeaves, moreOf } from "./fold-leaves"
import { Leaves, type Source } from "./leaf"

/** Leaves of which a long row shows its beginning; the rest unfolds. */
export function FoldedLeaves({
  source,
  leaves,
  className,
}: {
  source: Source
  leaves: Leaf[]
  className?: string
}) {
  const [head, tail] = cutLeaves(source.text, leaves)
  return (
    <div dir="auto" className={`wrap-anywhere whitespace-pre-wrap ${className ?? ""}`}>
      <Leaves source={source} leaves={head} />
      {tail.length > 0 && (
        <details data-fold>
          <summary data-label className="disclosure min-h-[24px] font-sans text-accent text-sm">
            {moreOf(tail.reduce((sum, { at }) => sum + at[1] - at[0], 0))}
          </summary>
          <Leaves source={source} leaves={tail} />
        </details>
      )}
    </div>
  )
}
