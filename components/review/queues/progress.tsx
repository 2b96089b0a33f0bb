import { count } from "@/lib/format/words"

/** How much of something is done, as a bar and as a fraction. */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  const share = of === 0 ? 0 : Math.min(done / of, 1)
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span className="sr-only">{`${label}: `}</span>
      <svg aria-hidden="true" width="96" height="10" className="shrink-0">
        <rect x="0.5" y="0.5" width="95" height="9" className="fill-none stroke-edge" />
        <rect x="0.5" y="0.5" width={95 * share} height="9" className="fill-accent" />
      </svg>
      <span className="tabular-nums">{`${count(done)}/${count(of)}`}</span>
    </span>
  )
}
