/** What is wrong with a definition, and where; lines and columns from 1. */
export type DefinitionProblem = { line: number; column: number; problem: string }

const LONGEST = 4000

/** The definition to type, with what cannot be read in it beside. */
export function DefinitionField({
  definition,
  error,
}: {
  definition: string
  error: DefinitionProblem | null
}) {
  return (
    <div className="flex flex-col">
      <label htmlFor="definition" className="text-muted">
        definition
      </label>
      <textarea
        id="definition"
        name="definition"
        defaultValue={definition}
        required
        rows={Math.min(14, Math.max(5, definition.split("\n").length + 1))}
        maxLength={LONGEST}
        spellCheck={false}
        aria-invalid={error !== null}
        aria-describedby={error ? "definition-problem" : undefined}
        className="w-full border border-line bg-paper p-2 font-mono text-sm hover:border-edge aria-invalid:border-ink"
      />
      {error && (
        <div id="definition-problem" role="alert" className="border-ink border-l-2 pl-2">
          <p
            id="preview"
            className="scroll-mt-64"
          >{`Line ${error.line}, column ${error.column}: ${error.problem}.`}</p>
          <Pointed definition={definition} error={error} />
        </div>
      )}
    </div>
  )
}

const BEFORE = 50
const AFTER = 30

/** The line in question with a sign below the place; of a long line, what surrounds it. */
function Pointed({ definition, error }: { definition: string; error: DefinitionProblem }) {
  const line = definition.split(/\r\n|\n|\r/)[error.line - 1] ?? ""
  const from = Math.max(0, error.column - 1 - BEFORE)
  const shown = line.slice(from, error.column - 1 + AFTER)
  return (
    <pre aria-hidden className="overflow-x-auto font-mono text-sm">
      {`${shown}\n${" ".repeat(error.column - 1 - from)}^`}
    </pre>
  )
}
