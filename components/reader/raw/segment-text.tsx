import { type Mark, segmentsOf } from "@/lib/model/reader/marks"
import type { RawPage, RawPart, RawSegment } from "@/lib/model/reader/raw/parts"
import { rawKinds } from "./kind"

const label =
  "before:mx-0.5 before:inline-block before:rounded-sm before:border before:border-edge before:px-1 before:font-sans before:text-[0.65rem]/4 before:text-muted before:content-[attr(data-named)]"

const marked: Record<Mark["kind"], string> = {
  evidence: "bg-evidence text-ink",
  comment: "bg-surface text-inherit",
  link: "bg-transparent text-inherit outline-2 outline-accent",
}

/**
 * Raw text within one part, or none: underlined as its kind, and named where the part begins. The names are drawn by
 * the style sheet: what stands in the page, and what is copied, is the text. Anchors of marks are where the message
 * is shown as it was read.
 */
export function RawSegmentText({
  page,
  segment,
  marks,
}: {
  page: RawPage
  segment: RawSegment
  marks: Mark[]
}) {
  const { at, parts, opens } = segment
  const inner = parts.at(-1)
  return (
    <span
      data-at={at[0]}
      data-named={opens.length > 0 ? opens.map(wordsOf).join(" · ") : undefined}
      title={inner && [...parts].reverse().map(wordsOf).join(", in ")}
      className={
        inner &&
        `decoration-1 decoration-edge underline-offset-4 ${rawKinds[inner.type].line} ${opens.length > 0 ? label : ""}`
      }
    >
      {segmentsOf(at, marks).map(({ at: own, marks: over }) => {
        const words = page.text.slice(own[0] - page.at[0], own[1] - page.at[0])
        if (over.length === 0) return words
        return (
          <mark
            key={own[0]}
            title={over.map(({ label: about }) => about).join(", ")}
            className={marked[over.find(({ kind }) => kind === "evidence")?.kind ?? over[0]?.kind ?? "link"]}
          >
            {words}
          </mark>
        )
      })}
    </span>
  )
}

function wordsOf({ type, name }: RawPart): string {
  const { words } = rawKinds[type]
  return name === null ? words : `${words}: ${name}`
}
