import { Choice } from "@/components/population/choice"
import { Remove } from "@/components/population/key-filter"
import type { ChartScope } from "@/components/rates/scope"
import { outcomeWords } from "@/components/rates/words/outcome"
import { keyWords } from "@/components/studies/catalogue-words"
import { formatOutcome } from "@/lib/model/clause"
import type { MixPart } from "@/lib/model/rates/rows"
import { ratesUrl } from "@/lib/urls/rates"
import { outcomeOptions } from "./outcome-options"

/** What a mix is made of, inside its LiveForm: the outcome's own levels, or it and further outcomes in order. */
export function MixChoice({ scope, parts }: { scope: ChartScope; parts: MixPart[] }) {
  const { catalogue, outcome, study, population, view } = scope
  const further = view.mix.length > 0 ? parts.slice(1).map((part) => part.outcome) : []
  const add = view.mix.length === 0 ? `levels of ${keyWords(catalogue, outcome.key)}` : "add an outcome"
  return (
    <span className="col-span-2 flex flex-wrap items-center gap-x-2 gap-y-1.5">
      {further.map((part, index) => (
        <span key={formatOutcome(part)} className="inline-flex max-w-full items-center">
          <span className="mr-2 text-muted">then</span>
          <input type="hidden" name="mix" value={formatOutcome(part)} />
          <span className="control truncate">{outcomeWords(catalogue, part)}</span>
          <Remove
            words={outcomeWords(catalogue, part)}
            href={ratesUrl(study, {
              ...population,
              ...view,
              mix: further.filter((_, place) => place !== index),
            })}
          />
        </span>
      ))}
      <Choice
        key={view.mix.length}
        name="mix"
        label={view.mix.length === 0 ? "mix of" : "then"}
        value=""
        groups={[
          { label: null, options: [{ value: "", words: add }] },
          ...outcomeOptions(catalogue, outcome),
        ]}
      />
    </span>
  )
}
