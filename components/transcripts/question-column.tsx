import type { Column } from "@/components/ui/data-table"
import { VerdictMark } from "@/components/ui/verdict-mark"
import { humanize } from "@/lib/format/words"
import type { Variable } from "@/lib/model/study"
import type { TranscriptRow } from "@/lib/model/transcripts/rows"

export type QuestionLevels = { question: string; variables: Variable[] }

/**
 * A question of several levels is a variable per level, "question.level": one column together, but for what is the
 * list's own headline.
 */
export function withQuestions(variables: Variable[]): (Variable | QuestionLevels)[] {
  const [headline, ...others] = variables
  const columns = new Map<string, Variable | QuestionLevels>()
  for (const variable of others) {
    const question = questionOf(variable)
    if (question === null) columns.set(variable.key, variable)
    else {
      const known = columns.get(`${question}.`)
      if (known && "variables" in known) known.variables.push(variable)
      else columns.set(`${question}.`, { question, variables: [variable] })
    }
  }
  return [...(headline ? [headline] : []), ...columns.values()]
}

export function questionColumn({ question, variables }: QuestionLevels): Column<TranscriptRow> {
  return {
    key: `question.${question}`,
    header: humanize(question),
    title: "labelled here: which levels fit",
    cell: ({ values }) => {
      const fit = variables.filter(({ key }) => values[key] === "yes")
      if (fit.length > 0)
        return fit.map(({ key, label, levels }) => (
          <span key={key} className="block">
            <VerdictMark
              value={label ?? humanize(key)}
              harm={levels.find((level) => level.key === "yes")?.harm ?? null}
            />
          </span>
        ))
      const judged = variables.some(({ key }) => values[key] !== undefined)
      return <span className="text-muted">{judged ? "none of these" : "–"}</span>
    },
  }
}

function questionOf({ key, imported }: Variable): string | null {
  const dot = key.indexOf(".")
  return imported === false && dot > 0 ? key.slice(0, dot) : null
}
