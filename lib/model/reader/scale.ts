/** The ends of the scale that a variable's question states: "1 to 10", "from 0 (none) to 10", "1–10". */
export function scaleOf(question: string | null): [number, number] | null {
  const [, low, high] = /(-?\d+)(?: \([^()]*\))?(?: to |\s?[–-]\s?)(-?\d+)/.exec(question ?? "") ?? []
  if (low === undefined || high === undefined) return null
  return Number(low) < Number(high) ? [Number(low), Number(high)] : null
}

/** Which end of the scale is which, in the words of a variable's question; null where it does not say. */
export function directionOf(question: string | null): string | null {
  const said =
    /(?:^|[.!?]\s+)((?:High|Low)(?:er|est)? [^.]*|The source does not say which end is good)\./.exec(
      question ?? "",
    )?.[1]
  return said ? `${said.charAt(0).toLowerCase()}${said.slice(1)}` : null
}
