import type { RawKind } from "@/lib/model/reader/raw/parts"
import { RAW_KINDS } from "@/lib/model/reader/raw/parts"
import { rawKinds } from "./kind"

/** Which lines mark what; nothing before any of the text is there. */
export function RawLegend({ kinds }: { kinds: RawKind[] | null }) {
  if (kinds === null) return null
  const shown = RAW_KINDS.filter((kind) => kinds.includes(kind))
  if (shown.length === 0) return <span>nothing was parsed out of it: it is all text</span>
  return (
    <span>
      parsed out of it:{" "}
      {shown.map((kind, i) => (
        <span key={kind}>
          {i > 0 && ", "}
          <span className={`decoration-1 underline-offset-4 ${rawKinds[kind].line}`}>
            {rawKinds[kind].words}
          </span>
        </span>
      ))}
    </span>
  )
}
