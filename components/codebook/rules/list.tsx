import Link from "next/link"
import { variableWords } from "@/components/studies/catalogue-words"
import {
  ADJUDICATED_RULE,
  DEFAULT_RULE,
  PEOPLE_FIRST_RULE,
  PEOPLE_RULE,
  ruleCovers,
  rulesFor,
  ruleWords,
} from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { ratesUrl } from "@/lib/urls/rates"

/** The rules by which several judgements become one value, each in words. */
export function RuleList({ study, catalogue }: { study: string; catalogue: Catalogue }) {
  return (
    <dl className="max-w-read">
      {rulesFor(catalogue).map((name) => (
        <div key={name} className="border-line border-t py-2">
          <dt className="wrap-anywhere font-medium">{ruleWords(name)}</dt>
          <dd>
            {meaningOf(catalogue, name)}{" "}
            <Link
              href={ratesUrl(study, { rule: name, outcome: outcomeOf(catalogue, name) })}
              className="link inline-flex min-h-6 items-center"
            >
              rates by it<span className="sr-only">{` (${ruleWords(name)})`}</span>
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function meaningOf(catalogue: Catalogue, name: string): string {
  if (name === DEFAULT_RULE)
    return "Of the judges that spoke on a variable, those of the lowest rank, and of them the latest. Where that judge failed, the value is missing, whatever another said. What detectors and people said of an imported variable stays out. A variable that was made here is what was adjudicated, else what more than half of the people say (of numbers the median), and a detector’s only where no person judged it."
  const covered = catalogue.variables.filter(({ key }) => ruleCovers(catalogue, name, key))
  const of = covered.map(variableWords).join(", ")
  if (name === PEOPLE_RULE)
    return `What more than half of the people say who gave a level; where they are even, the value is missing. For ${of}.`
  if (name === ADJUDICATED_RULE)
    return `What an adjudicator decided, else what more than half of the people say who gave a level, else the value is missing. Of numbers, where nothing was decided, the median of what people gave. For ${of}.`
  if (name === PEOPLE_FIRST_RULE) return `People where one has judged, else as published. For ${of}.`
  return `This judge alone, for what it judged: ${of}. Other variables are read as published.`
}

/** The study's own outcome where the rule gives it values, else the first variable that it does. */
function outcomeOf(catalogue: Catalogue, name: string) {
  if (name === DEFAULT_RULE) return null
  const key = catalogue.variables.find(
    ({ key, kind }) => kind === "categorical" && ruleCovers(catalogue, name, key),
  )?.key
  return key === undefined ? null : { key, op: "=" as const, values: [] }
}
