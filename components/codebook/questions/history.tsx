import { Timestamp } from "@/components/ui/timestamp"
import { plural } from "@/lib/format/words"
import type { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { QuestionWords } from "./words"

type Past = {
  version: number
  definition: QuestionDefinition
  note: string
  author: string
  createdAt: string
  labels: number
}

/** The versions of a question: who changed it, when, why, and what was labelled under it. */
export function QuestionHistory({ versions }: { versions: Past[] }) {
  return (
    <ol aria-label="Versions" className="max-w-read">
      {versions.map(({ version, definition, note, author, createdAt, labels }, index) => (
        <li key={version} className="wrap-anywhere border-line border-t py-1">
          <p>
            <span className="font-medium">{`Version ${version}`}</span>
            {` by ${author}, `}
            <Timestamp iso={createdAt} />
            {` · ${labels === 0 ? "no labels" : `${plural(labels, "label")} stand${labels === 1 ? "s" : ""}`}`}
          </p>
          {note !== "" && <p className="text-muted">{note}</p>}
          {index > 0 && (
            <details>
              <summary className="disclosure min-h-6 text-muted text-sm">its words</summary>
              <div className="border-line border-l pl-3">
                <p className="font-medium">{definition.question}</p>
                <QuestionWords definition={definition} open />
              </div>
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}
