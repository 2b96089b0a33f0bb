import type { Mark } from "@/lib/model/reader/marks"
import type { TextRange } from "@/lib/model/transcript"

/**
 * Marks of a stretch of text, moved to where a view shows it: what a mark has of hidden syntax at its ends is cut
 * off, and its anchor stands on shown text. Null when the view would hide a whole mark. Leaves are in order.
 */
export function fitMarks(marks: Mark[], [start, end]: TextRange, leaves: TextRange[]): Mark[] | null {
  const fitted: Mark[] = []
  for (const mark of marks) {
    if (mark.at[0] >= end || mark.at[1] <= start) continue
    const shown = leaves.filter(([from, to]) => from < mark.at[1] && to > mark.at[0])
    const [first, last] = [shown[0], shown.at(-1)]
    if (!first || !last) return null
    const from = mark.at[0] < start ? mark.at[0] : Math.max(mark.at[0], first[0])
    const to = mark.at[1] > end ? mark.at[1] : Math.min(mark.at[1], last[1])
    const { anchor } = mark
    const moved = anchor === null || anchor < start || anchor >= end ? anchor : Math.max(mark.at[0], first[0])
    fitted.push({ ...mark, at: [from, to], anchor: moved })
  }
  return fitted
}
