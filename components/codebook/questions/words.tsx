import { VerdictMark } from "@/components/ui/verdict-mark"
import { plural } from "@/lib/format/words"
import { spansWords } from "@/lib/model/codebook/markdown"
import { type QuestionDefinition, questionKindWords } from "@/lib/model/codebook/questions/definition"

/** A question as reviewers read it: how it is answered, and its levels with what counts as each. */
export function QuestionWords({
  definition,
  open = false,
}: {
  definition: QuestionDefinition
  open?: boolean
}) {
  const { help, levels } = definition
  return (
    <>
      {help !== "" && <p className="wrap-anywhere max-w-read">{help}</p>}
      <p className="wrap-anywhere max-w-read text-muted text-sm">{aboutWords(definition)}</p>
      {levels.length > 0 && (
        <details open={open}>
          <summary className="disclosure wrap-anywhere min-h-6 max-w-read">
            {`${plural(levels.length, "level")}: ${levels.map(({ label }) => label).join(", ")}`}
          </summary>
          <dl className="mt-1 max-w-read border-line border-l pl-3">
            {levels.map(({ key, label, definition: counts, examples, harm }) => (
              <div key={key} className="wrap-anywhere py-1">
                <dt className="flex flex-wrap items-baseline gap-x-2">
                  <VerdictMark value={label} harm={harm ?? null} />
                  <code className="font-mono text-muted text-sm">{key}</code>
                </dt>
                <dd className="whitespace-pre-line">
                  {counts === "" ? <span className="text-muted">without a definition</span> : counts}
                  {examples.map((example) => (
                    <p key={example} className="text-muted text-sm">{`For example: ${example}`}</p>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

function aboutWords({ kind, range, askIf, spans }: QuestionDefinition): string {
  return [
    questionKindWords[kind] + (range ? ` from ${range.low} to ${range.high}` : ""),
    ...(askIf ? [`asked only if ${askIf.question} is ${askIf.levels.join(", ")}`] : []),
    spansWords[spans],
  ].join(" · ")
}
