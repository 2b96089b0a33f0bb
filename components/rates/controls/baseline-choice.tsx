import { Choice } from "@/components/population/choice"
import { groupKeys, keyWords, levelWords } from "@/components/studies/catalogue-words"
import { formatClause } from "@/lib/model/clause"
import type { Baseline } from "@/lib/model/rates/difference"
import type { Catalogue } from "@/lib/model/study"

/** What differences are taken from: per key that groups one of its levels, or each group's own. */
export function BaselineChoice(props: { catalogue: Catalogue; keys: string[]; baseline: Baseline }) {
  const { catalogue, keys, baseline } = props
  return keys.map((key) => {
    const value = baseline[key]
    const clause = (level: string) => formatClause({ key, op: "=", value: level })
    const known = groupKeys(catalogue).find((candidate) => candidate.key === key)
    const levels = [...new Set([...(known?.levels ?? []), ...(value ? [value] : [])])]
    const options = [...levels, ...(known?.kind === "variable" ? [""] : [])].map((level) => ({
      value: clause(level),
      words: levelWords(catalogue, key, level),
    }))
    return (
      <Choice
        key={key}
        name="baseline"
        label={`baseline ${keyWords(catalogue, key)}`}
        value={value === undefined ? "" : clause(value ?? "")}
        groups={[
          { label: null, options: [{ value: "", words: "each its own" }] },
          { label: null, options },
        ]}
      />
    )
  })
}
