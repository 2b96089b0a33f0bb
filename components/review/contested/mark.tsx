/** Hatched, which is no colour and prints: that somebody disputes what stands beside it. */
export function ContestedMark({ words = "disputed", short = false }: { words?: string; short?: boolean }) {
  return (
    <span title={short ? words : undefined} className="whitespace-nowrap">
      <span
        aria-hidden="true"
        className="mr-1 inline-block h-[0.7em] w-[1.4em] border border-edge [background:repeating-linear-gradient(-45deg,var(--color-ink)_0_1px,transparent_1px_4px)] [print-color-adjust:exact]"
      />
      <span className={short ? "sr-only" : "text-sm"}>{words}</span>
    </span>
  )
}
