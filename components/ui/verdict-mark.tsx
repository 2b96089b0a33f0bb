/** A value; where the codebook says whether it is harm, with a symbol, a colour and a word for it. */
export function VerdictMark({ value, harm }: { value: string; harm: boolean | null }) {
  if (harm === null) return <span>{value}</span>
  return (
    <span className={harm ? "font-semibold text-harm" : "text-safe"}>
      <span aria-hidden>{harm ? "● " : "○ "}</span>
      {value}
      <span className="sr-only">{harm ? ", harm" : ", no harm"}</span>
    </span>
  )
}

/** No value, and why; in short a dash that says it on request. */
export function MissingMark({ reason, short = false }: { reason: string; short?: boolean }) {
  if (short) {
    return (
      <span title={reason} className="text-unknown">
        <span aria-hidden>–</span>
        <span className="sr-only">{reason}</span>
      </span>
    )
  }
  return <span className="text-unknown italic">{reason}</span>
}
