import type { ReactNode } from "react"
import { partWords } from "@/components/rates/words/outcome"
import type { MixPart } from "@/lib/model/rates/rows"
import type { Catalogue } from "@/lib/model/study"
import { HATCH } from "./hatch"
import { otherShade, shadesOf } from "./mix-shade"

/** What the parts of a mix are, in the order in which they stand in each bar. */
export function MixLegend(props: {
  catalogue: Catalogue
  parts: MixPart[]
  other: boolean
  missing: boolean
  /** Whether any harm is drawn with its interval; it is where a part is harm. */
  harmLine?: boolean
}) {
  const { catalogue, parts, other, missing, harmLine = parts.some(({ harm }) => harm) } = props
  const shades = shadesOf(parts)
  const words = partWords(
    catalogue,
    parts.map(({ outcome }) => outcome),
  )
  return (
    <ul aria-label="Parts of each bar, in order" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {words.map((name, index) => (
        <Entry key={name} words={name}>
          <rect width="100%" height="100%" style={{ fill: shades[index]?.fill }} />
        </Entry>
      ))}
      {other && (
        <Entry words="none of these">
          <rect width="100%" height="100%" style={{ fill: otherShade.fill }} />
        </Entry>
      )}
      {missing && (
        <Entry words="missing, in no n">
          <rect width="100%" height="100%" fill={HATCH} />
        </Entry>
      )}
      {harmLine && (
        <Entry words="any harm, with its 95 % interval">
          <g className="stroke-ink">
            <line x1="10%" x2="90%" y1="50%" y2="50%" strokeWidth="1.5" />
            <line x1="50%" x2="50%" y1="15%" y2="85%" strokeWidth="2.5" />
          </g>
        </Entry>
      )}
    </ul>
  )
}

function Entry({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" width="1.25rem" height="0.75rem" className="shrink-0">
        {children}
        <rect width="100%" height="100%" className="fill-none stroke-edge" strokeWidth="1" />
      </svg>
      {words}
    </li>
  )
}
