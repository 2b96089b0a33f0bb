import { keyWords } from "@/components/studies/catalogue-words"
import { plural } from "@/lib/format/words"
import type { JudgeCount, RateDetails } from "@/lib/model/rates/panel/details"
import { ruleWords } from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { PanelSection } from "./frame"

/** Under which rule the verdicts speak, and whose they are. */
export function PanelVerdicts({ details, catalogue }: { details: RateDetails; catalogue: Catalogue }) {
  const { verdicts, population } = details
  return (
    <PanelSection title={`Verdicts: ${ruleWords(population.rule)}`}>
      {verdicts.map(({ variable, judges }) => (
        <div key={variable} className="mt-1">
          {verdicts.length > 1 && <p className="text-muted text-sm">{keyWords(catalogue, variable)}</p>}
          {judges.length === 0 && <p className="text-unknown">No verdicts.</p>}
          <ul>
            {judges.map((judge, index) => (
              <li key={String(index)} className="flex items-baseline justify-between gap-3">
                <span className="wrap-anywhere min-w-0">
                  {judge.name} <span className="text-muted text-sm">{judgeDetails(judge)}</span>
                </span>
                <span className="whitespace-nowrap text-muted text-sm tabular-nums">
                  {plural(judge.verdicts, "verdict")}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </PanelSection>
  )
}

/** "classifier, claude-x, version 2, 3 prompts". */
function judgeDetails({ kind, model, version, prompts }: JudgeCount): string {
  const several = prompts > 1 ? plural(prompts, "prompt") : null
  return [kind, model, version === null ? null : `version ${version}`, several]
    .filter((part) => part !== null)
    .join(", ")
}
