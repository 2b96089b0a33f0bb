import Link from "next/link"
import { Choice, type OptionGroup } from "@/components/population/choice"
import { FilterBar } from "@/components/population/filter-bar"
import { LiveForm } from "@/components/population/live-form"
import { outcomeOptions } from "@/components/rates/controls/outcome-options"
import { groupKeys, variableWords } from "@/components/studies/catalogue-words"
import { formatOutcome } from "@/lib/model/clause"
import { observedUrl } from "@/lib/urls/observed"
import { askedUrl, givenWords, type ObservedScope } from "./scope"

const SUBMIT = (
  <noscript>
    <button type="submit" className="control">
      Show
    </button>
  </noscript>
)

/**
 * The question as controls. The observed variable has a form of its own: levels and shares belong to one variable
 * and are not carried to another.
 */
export function ObservedControls({ scope, none }: { scope: ObservedScope; none: string }) {
  const { study, catalogue, outcome, population, view, rows, given, observed } = scope
  const rest = new URLSearchParams(askedUrl(scope, { given: null, between: [], share: [] }).split("?")[1])
  return (
    <div className="no-print flex flex-col gap-2 border-line border-b py-3">
      <LiveForm
        page="observed"
        study={study}
        label="The observed variable"
        className="flex flex-wrap items-center gap-2"
      >
        {[...rest].map(([name, value], index) => (
          <input key={`${name} ${String(index)}`} type="hidden" name={name} value={value} />
        ))}
        <Choice name="given" label="given" value={given} groups={[givenOptions(scope)]} />
        {SUBMIT}
      </LiveForm>
      <LiveForm
        page="observed"
        study={study}
        label="What is counted, and of which transcripts"
        className="flex flex-col gap-2"
      >
        <input type="hidden" name="given" value={given} />
        {view.share.map((share) => (
          <input key={share} type="hidden" name="share" value={share} />
        ))}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <Choice
            name="outcome"
            label="outcome"
            value={formatOutcome(outcome)}
            groups={outcomeOptions(catalogue, outcome)}
          />
          <Choice name="rows" label="rows" value={rows ?? none} groups={rowOptions(scope, none)} />
          {observed.between && (
            <>
              <LevelChoice scope={scope} label="difference" value={observed.between[0]} />
              <LevelChoice scope={scope} label="−" value={observed.between[1]} />
              <Link
                href={askedUrl(scope, { between: observed.between.toReversed() })}
                scroll={false}
                className="link inline-flex min-h-6 items-center"
              >
                the other way round
              </Link>
            </>
          )}
          {SUBMIT}
        </div>
        <FilterBar
          catalogue={catalogue}
          population={population}
          variable={outcome.key}
          urlOf={(other) => observedUrl(study, { ...view, ...other })}
        />
      </LiveForm>
    </div>
  )
}

function LevelChoice({ scope, label, value }: { scope: ObservedScope; label: string; value: string }) {
  const options = scope.variable.levels.map(({ key }) => ({ value: key, words: givenWords(scope, key) }))
  return <Choice name="between" label={label} value={value} groups={[{ label: null, options }]} />
}

function givenOptions({ catalogue, outcome }: ObservedScope): OptionGroup {
  const options = groupKeys(catalogue)
    .filter(({ key, kind, levels }) => kind === "variable" && levels.length > 0 && key !== outcome.key)
    .map(({ key, words }) => ({ value: key, words }))
  return { label: null, options }
}

function rowOptions({ catalogue, variable, given }: ObservedScope, none: string): OptionGroup[] {
  const keys = groupKeys(catalogue).filter(({ key }) => key !== given)
  const kind = (label: string, kinds: string[]): OptionGroup => ({
    label,
    options: keys.filter((one) => kinds.includes(one.kind)).map(({ key, words }) => ({ value: key, words })),
  })
  return [
    { label: null, options: [{ value: none, words: "none" }] },
    kind("who", ["model"]),
    kind("assigned", ["factor"]),
    kind(`observed, as ${variableWords(variable)} is`, ["variable"]),
  ].filter(({ options }) => options.length > 0)
}
