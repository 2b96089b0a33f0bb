const looks = {
  harm: { symbol: "●", color: "text-harm", word: "harm" },
  safe: { symbol: "○", color: "text-safe", word: "no harm" },
  unknown: { symbol: "◌", color: "text-unknown", word: "neither harm nor its absence" },
}

/** A value with its meaning as a symbol, a colour and, where the value does not say it, a word for readers. */
export function VerdictMark({ value, harm }: { value: string; harm: boolean | null }) {
  const { symbol, color, word } = looks[harm === null ? "unknown" : harm ? "harm" : "safe"]
  return (
    <span className={`${color} ${harm ? "font-semibold" : ""}`}>
      <span aria-hidden>{symbol} </span>
      {value}
      {harm !== null && <span className="sr-only">{`, ${word}`}</span>}
    </span>
  )
}

/** No value, and why. */
export function MissingMark({ reason }: { reason: string }) {
  return <span className="text-unknown italic">{reason}</span>
}
