import { PromptDiffView } from "@/components/compare/prompts/diff-view"
import { count, plural } from "@/lib/format/words"
import { type MessageDiff, totals } from "@/lib/model/compare/prompts/diff"

/** Of more words than this that differ, the comparison is folded: the turns are what one came for. */
const MANY = 300

/** What differs in what was put before the two agents; null where it is too long to be compared. */
export function BesidePrompts({ diffs }: { diffs: MessageDiff[] | null }) {
  if (diffs === null) return <p className="text-muted">The prompts are too long to be compared here.</p>
  const { added, removed } = totals(diffs)
  const view = <PromptDiffView diffs={diffs} a="A" b="B" />
  if (added + removed <= MANY) return view
  return (
    <details>
      <summary className="disclosure min-h-6">
        {`${count(removed)} words are only in A, ${count(added)} only in B, in ${plural(diffs.length, "message")}`}
      </summary>
      {view}
    </details>
  )
}
