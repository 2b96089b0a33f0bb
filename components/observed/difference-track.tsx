/** A difference with its interval about a zero line, on a scale that a whole table shares (0 to 1 either way). */
export function DifferenceTrack(props: {
  estimate: number
  low: number
  high: number
  reach: number
  hollow: boolean
}) {
  const at = (difference: number) => `${(50 + (difference / props.reach) * 50).toFixed(2)}%`
  return (
    <svg aria-hidden="true" className="block h-6 w-40 overflow-visible text-ink">
      <line x1="50%" x2="50%" y1="-10%" y2="110%" className="stroke-edge" />
      <g stroke="currentColor" strokeWidth="1.75">
        <line x1={at(props.low)} x2={at(props.high)} y1="50%" y2="50%" />
        <circle
          cx={at(props.estimate)}
          cy="50%"
          r="4"
          className={props.hollow ? "fill-paper" : "fill-current"}
        />
      </g>
    </svg>
  )
}
