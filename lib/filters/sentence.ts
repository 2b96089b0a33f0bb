import { humanize } from "@/lib/format/words"
import type { Clause } from "@/lib/model/clause"
import { missingWords } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import { parseMissing } from "@/lib/model/population/missing"
import { DEFAULT_RULE, ruleWords } from "@/lib/model/rule"

const words = {
  where: ({ where }) => {
    const keys = [...new Set(where.map(({ key, op }) => `${key}\u0000${op}`))]
    return keys
      .map((id) => {
        const group = where.filter(({ key, op }) => `${key}\u0000${op}` === id)
        return clauseWords(group)
      })
      .join(" and ")
  },
  judged: ({ judged }) => judged.map((key) => `${humanize(key)} has a value`).join(" and "),
  missing: ({ missing }) =>
    missing
      .map(parseMissing)
      .map(({ key, reason }) => `${humanize(key)} has no value${reason ? ` (${missingWords[reason]})` : ""}`)
      .join(" and "),
  search: ({ search }) => search !== "" && `the text has “${search}”`,
  run: ({ run }) => run !== null && `run is ${run}`,
  since: ({ since }) => since !== null && `its day is ${since} or later`,
  until: ({ until }) => until !== null && `its day is ${until} or earlier`,
  excluded: ({ excluded }) => excluded === "yes" && "they are excluded from rates",
  labelled: ({ labelled }) =>
    labelled !== null && (labelled === "yes" ? "a person has judged it" : "no person has judged it"),
  rule: ({ rule }) => rule !== DEFAULT_RULE && `the verdicts are those of ${ruleWords(rule)}`,
} satisfies Record<keyof Filters, (filters: Filters) => string | false>

/** The population in words, completing "transcripts …"; "" for everything. */
export function sentence(population: Filters): string {
  const parts = Object.values(words).flatMap((say) => say(population) || [])
  return parts.length === 0 ? "" : `where ${parts.join(" and ")}`
}

/** One key's clauses in words: alternatives for "=", bounds otherwise. */
export function clauseWords(group: Clause[]): string {
  const [first] = group
  if (!first) return ""
  const name = humanize(first.key)
  if (first.op === "!=") return otherWords(name, group)
  if (first.op !== "=") return group.map(({ op, value }) => `${name} ${op} ${value}`).join(" and ")
  const values = group.map(({ value }) => value).filter((value) => value !== "")
  const alternatives = [
    ...(values.length > 0 ? [`is ${values.join(" or ")}`] : []),
    ...(values.length < group.length ? ["has no value"] : []),
  ]
  return `${name} ${alternatives.join(" or ")}`
}

function otherWords(name: string, group: Clause[]): string {
  const values = group.map(({ value }) => value).filter((value) => value !== "")
  return values.length === 0
    ? `${name} has a value`
    : `${name} has a value other than ${values.join(" and ")}`
}
