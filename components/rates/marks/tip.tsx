/**
 * What a line's mark says, shown above it while the pointer or the keyboard is on the line (its `group/line`). It
 * stands towards the side on which the mark is, so that it never leaves the chart.
 */
export function Tip({ id, words, at }: { id: string; words: string; at: number }) {
  const side = at < 1 / 3 ? "justify-start" : at > 2 / 3 ? "justify-end" : "justify-center"
  return (
    <span
      className={`no-print pointer-events-none invisible absolute inset-x-0 bottom-full z-20 flex ${side} group-focus-within/line:visible group-hover/line:visible group-hover/line:delay-300`}
    >
      <span id={id} className="border border-edge bg-paper px-2 py-0.5 text-sm tabular-nums">
        {words}
      </span>
    </span>
  )
}
