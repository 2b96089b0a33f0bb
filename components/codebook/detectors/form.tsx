import type { Route } from "next"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import type { DraftView } from "@/lib/filters/codebook"
import { formatOutcome, type Outcome } from "@/lib/model/clause"
import type { Catalogue } from "@/lib/model/study"
import { DefinitionField, type DefinitionProblem } from "./definition-field"

type Props = { action: Route; catalogue: Catalogue; draft: DraftView; error: DefinitionProblem | null }

/** A detector as a form: its answer is the preview, at an address. */
export function DetectorForm({ action, catalogue, draft, error }: Props) {
  return (
    <form action={action} aria-label="Detector" className="mt-3 flex max-w-read flex-col gap-3">
      <label className="flex flex-col">
        <span className="text-muted">name</span>
        <input name="name" defaultValue={draft.name} maxLength={60} className="control max-w-80" />
      </label>
      <DefinitionField definition={draft.definition} error={error} />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <LevelChoice
          name="hit"
          label="a yes means"
          none="a variable of its own"
          chosen={draft.hit}
          catalogue={catalogue}
        />
        <LevelChoice
          name="miss"
          label="a no means"
          none="its other level"
          chosen={draft.miss}
          catalogue={catalogue}
        />
      </div>
      <fieldset className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <legend className="sr-only">A variable of its own</legend>
        <label className="flex flex-col">
          <span className="text-muted">key of its own variable</span>
          <input
            name="key"
            defaultValue={draft.key}
            maxLength={60}
            placeholder="threat_sent"
            className="control max-w-80 font-mono text-sm"
          />
        </label>
        <label className="flex min-h-7 items-center gap-2">
          <input
            type="checkbox"
            name="harm"
            value="yes"
            defaultChecked={draft.harm === "yes"}
            className="size-4 accent-accent"
          />
          its yes is harm
        </label>
      </fieldset>
      <button type="submit" className="control no-print self-start font-medium">
        Preview
      </button>
    </form>
  )
}

function LevelChoice(props: {
  name: "hit" | "miss"
  label: string
  none: string
  chosen: Outcome | null
  catalogue: Catalogue
}) {
  const { name, label, none, chosen, catalogue } = props
  const variables = catalogue.variables.filter(
    ({ kind, levels }) => kind === "categorical" && levels.length > 1,
  )
  return (
    <label className="flex max-w-full flex-col">
      <span className="text-muted">{label}</span>
      <select
        name={name}
        defaultValue={chosen ? formatOutcome(chosen) : ""}
        className="control max-w-80 truncate"
      >
        <option value="">{none}</option>
        {variables.map((variable) => (
          <optgroup key={variable.key} label={variableWords(variable)}>
            {variable.levels.map(({ key }) => (
              <option key={key} value={formatOutcome({ key: variable.key, op: "=", values: [key] })}>
                {`${variableWords(variable)} = ${levelWords(catalogue, variable.key, key)}`}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
