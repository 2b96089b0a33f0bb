import { plural } from "@/lib/format/words"
import type { StaleCount } from "@/lib/model/codebook/questions/preview"
import { staleWords } from "@/lib/model/codebook/stale"

/** How many labels rest on words that have changed, by why, and whose they are. */
export function StaleWords({ counts }: { counts: StaleCount[] }) {
  return (
    <ul className="max-w-read list-disc pl-5">
      {counts.map(({ reason, n, people }) => (
        <li key={reason} className="wrap-anywhere">
          {`${plural(n, "label")}: ${staleWords[reason]} `}
          <span className="text-muted text-sm">
            {`(${people.map(({ person, n: own }) => `${person} ${own}`).join(", ")})`}
          </span>
        </li>
      ))}
    </ul>
  )
}
