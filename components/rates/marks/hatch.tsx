/** The fill of everything that is missing: hatching, which needs no colour and prints. */
export const HATCH = "url(#missing-hatch)"

/** The fill of what is contested: the other way round, so that the two are told apart. */
export const CONTESTED = "url(#contested-hatch)"

/** Stands once on a page, before whatever is filled with HATCH or CONTESTED. */
export function HatchPattern() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern
          id="missing-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0.5" x2="0.5" y1="0" y2="5" className="stroke-unknown" />
        </pattern>
        <pattern
          id="contested-hatch"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <line x1="0.5" x2="0.5" y1="0" y2="4" className="stroke-ink" />
        </pattern>
      </defs>
    </svg>
  )
}

/** A hatched box of its parent's size. */
export function Hatched() {
  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full">
      <rect x="0.5" y="0.5" width="100%" height="100%" fill={HATCH} />
    </svg>
  )
}
