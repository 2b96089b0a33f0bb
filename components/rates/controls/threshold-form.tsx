import type { RateScope } from "@/components/rates/scope"
import type { RateView } from "@/lib/filters/rates"
import { formatOutcome } from "@/lib/model/clause"
import { ratesUrl } from "@/lib/urls/rates"

/** A number becomes an outcome by a bound, which has no list to choose from: it is written. */
export function ThresholdForm(props: {
  scope: Omit<RateScope, "outcome"> & { outcome?: RateScope["outcome"] }
  view: RateView
}) {
  const { scope, view } = props
  const { catalogue, outcome, population, study } = scope
  const numbers = catalogue.variables.filter(({ kind }) => kind === "number")
  if (numbers.length === 0) return null
  const rest = new URLSearchParams(ratesUrl(study, { ...population, ...view, outcome: null }).split("?")[1])
  const current = outcome && numbers.some(({ key }) => key === outcome.key) ? formatOutcome(outcome) : ""
  return (
    <form action={ratesUrl(study)} aria-label="Count a number at a bound" className="flex flex-wrap gap-1.5">
      {[...rest].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label className="inline-flex items-center gap-1.5">
        <span className="text-muted">{outcome ? "or a number’s bound" : "a number’s bound"}</span>
        <input
          key={current}
          name="outcome"
          required
          defaultValue={current}
          placeholder={`${numbers[0]?.key}>=7`}
          list="bounds"
          className="control w-48 font-mono text-sm"
        />
      </label>
      <datalist id="bounds">
        {numbers.map(({ key }) => (
          <option key={key} value={`${key}>=`} />
        ))}
      </datalist>
      <button type="submit" className="control">
        Count
      </button>
    </form>
  )
}
