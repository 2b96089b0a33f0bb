/** A difference and its interval on a line from −100 to 100 points; hollow where it is not told from chance. */
export function DifferenceTrack(props: { estimate: number; low: number; high: number; told: boolean }) {
  const at = (share: number) => `${(50 + share * 50).toFixed(2)}%`
  return (
    <svg aria-hidden="true" className="block h-5 w-full min-w-32 overflow-visible" stroke="currentColor">
      <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line" />
      <line x1="50%" x2="50%" y1="0" y2="100%" className="stroke-edge" />
      <line x1={at(props.low)} x2={at(props.high)} y1="50%" y2="50%" strokeWidth="1.75" />
      <circle
        cx={at(props.estimate)}
        cy="50%"
        r="4.5"
        strokeWidth="1.75"
        className={props.told ? "fill-current" : "fill-paper"}
      />
    </svg>
  )
}
