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

/** No value, and why. */
export function MissingMark({ reason }: { reason: string }) {
  return <span className="text-unknown italic">{reason}</span>
}
