import { VerdictMark } from "@/components/ui/verdict-mark"
import { count, humanize } from "@/lib/format/words"
import type { CodebookVariable } from "@/lib/model/codebook/variables"
import { Missing, missingWords } from "@/lib/model/judgement"
import { everything } from "@/lib/model/population/filters"
import { missingPopulation } from "@/lib/model/population/of-rate"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { Counted } from "./counted"
import { JudgeEntry } from "./judge-entry"

/** One variable: what is asked, what the answers were, who answered. */
export function VariableEntry({ study, variable }: { study: string; variable: CodebookVariable }) {
  const { key, name, label, question, judges } = variable
  return (
    <section
      id={`variable-${name}`}
      aria-labelledby={`about-${name}`}
      className="scroll-mt-4 border-line border-t py-3"
    >
      <h3 id={`about-${name}`} className="font-semibold">
        {label ?? humanize(name)}{" "}
        <code className="wrap-anywhere font-mono font-normal text-muted text-sm">{key}</code>
      </h3>
      <p className="max-w-read">
        {question ?? <span className="text-muted">The source states no question.</span>}
      </p>
      <p className="text-muted text-sm">{originWords(variable)}</p>
      <Values study={study} variable={variable} />
      {judges.length > 0 && (
        <ul aria-label={`Judges of ${label ?? humanize(name)}`} className="mt-2 border-line border-l pl-3">
          {judges.map((judge) => (
            <JudgeEntry key={judge.name} study={study} variable={variable} judge={judge} />
          ))}
        </ul>
      )}
    </section>
  )
}

function originWords({ kind, imported, judges }: CodebookVariable): string {
  const kinds = { categorical: "a level", number: "a number", text: "free text: it has no rate" }
  const origin = imported ? "imported" : "made in Exhibit"
  return `${kinds[kind]} · ${origin}${judges.length === 0 ? " · nobody has judged it yet" : ""}`
}

/** Under the default rule: each level with its transcripts, and what has no value. */
function Values({ study, variable }: { study: string; variable: CodebookVariable }) {
  const { key, kind, levels, judged, range, missing } = variable
  const outcome = { key, op: "=" as const, values: [] }
  const lost = Missing.options.filter((reason) => missing[reason] > 0)
  return (
    <dl className="mt-1 flex flex-wrap items-baseline gap-x-5 gap-y-1">
      {levels.map((level) => (
        <div key={level.key} className="flex items-baseline gap-1.5">
          <dt>
            <VerdictMark value={level.label ?? level.key} harm={level.harm ?? null} />
          </dt>
          <dd>
            <Counted
              n={level.n}
              of={`${key} is ${level.key}`}
              href={transcriptsUrl(study, {
                ...everything,
                where: [{ key, op: "=", value: level.key }],
              })}
            />
            {level.publishedN > 0 && (
              <span className="text-muted">{` and ${count(level.publishedN)} published`}</span>
            )}
          </dd>
        </div>
      ))}
      {kind !== "categorical" && (
        <div className="flex items-baseline gap-1.5">
          <dt>{range ? `${range.low} to ${range.high}` : "with a value"}</dt>
          <dd>
            <Counted
              n={judged}
              of={`${key} has a value`}
              href={transcriptsUrl(study, { ...everything, judged: [key] })}
            />
          </dd>
        </div>
      )}
      {lost.map((reason) => (
        <div key={reason} className="flex items-baseline gap-1.5">
          <dt className="text-unknown italic">{missingWords[reason]}</dt>
          <dd>
            <Counted
              n={missing[reason]}
              of={`${key}: ${missingWords[reason]}`}
              href={transcriptsUrl(study, missingPopulation(everything, outcome, reason))}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
