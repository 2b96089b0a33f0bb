import type { OptionGroup } from "@/components/population/choice"
import { outcomeWords } from "@/components/rates/words/outcome"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import { formatOutcome, type Outcome } from "@/lib/model/clause"
import type { Catalogue } from "@/lib/model/study"

/** What can be counted: per variable its harm levels together, then each level; and what is counted now. */
export function outcomeOptions(catalogue: Catalogue, current: Outcome): OptionGroup[] {
  const groups = catalogue.variables
    .filter(({ kind, levels }) => kind === "categorical" && levels.length > 0)
    .map((variable): OptionGroup => {
      const harms = variable.levels.filter(({ harm }) => harm).map(({ key }) => key)
      const sets = [...(harms.length > 1 ? [harms] : []), ...variable.levels.map(({ key }) => [key])]
      return {
        label: variableWords(variable),
        options: sets.map((values) => ({
          value: formatOutcome({ key: variable.key, op: "=", values }),
          words: `${variableWords(variable)} = ${values.map((value) => levelWords(catalogue, variable.key, value)).join(" or ")}`,
        })),
      }
    })
  const value = formatOutcome(current)
  const listed = groups.some(({ options }) => options.some((option) => option.value === value))
  const own = { label: null, options: [{ value, words: outcomeWords(catalogue, current) }] }
  return listed ? groups : [own, ...groups]
}
