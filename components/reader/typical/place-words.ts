import { outcomeVariable, outcomeWords } from "@/components/rates/words/outcome"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import { count } from "@/lib/format/words"
import { missingWords } from "@/lib/model/judgement"
import type { CellVariable, Typical } from "@/lib/model/reader/typical/cell"
import type { Catalogue } from "@/lib/model/study"

/**
 * The place of a transcript in its cell, by the variable that tells most of it: "1 of 4 of 100 with outcome: leak;
 * most: accepted", "the only one of 9 …", "like all 3: …", "not judged", "excluded from rates".
 */
export function placeWords(catalogue: Catalogue, typical: Typical): string {
  const { excluded, rate, size } = typical
  if (excluded !== null) return "excluded from rates, so in none of its cell’s numbers"
  const variable = typical.variables.find(({ own }) => own.value !== null)
  if (variable) {
    const who = levelWho(catalogue, typical, variable, String(variable.own.value))
    const own = variable.levels.find(({ key }) => key === variable.own.value)?.count ?? 0
    return standing(own, variable.n, size, who) + mostWords(catalogue, typical, variable)
  }
  if (rate && rate.own.value !== null) {
    const { row, own, outcome } = rate
    const words = outcomeWords(catalogue, outcome)
    const who = own.hit
      ? { are: words, that: `with ${words}` }
      : { are: `not ${words}`, that: `without ${words}` }
    return standing(own.hit ? row.k : row.n - row.k, row.n, size, who)
  }
  const reason = (typical.variables[0] ?? rate)?.own.reason
  if (!reason) return size === 1 ? "the only transcript of its cell" : ""
  const judged = rate?.row.n ?? 0
  const others =
    judged === 0
      ? "none of its cell is judged"
      : `${count(judged)} of its cell ${judged === 1 ? "is" : "are"} judged`
  return `${missingWords[reason]}; ${size === 1 ? "the only transcript of its cell" : others}`
}

type Who = { are: string; that: string }

function standing(own: number, n: number, size: number, { are, that }: Who): string {
  if (n === 1) {
    const alone = size === 1 ? "the only transcript of its cell" : `the only one judged of ${count(size)}`
    return `${alone}: ${are}`
  }
  if (own === n) return `like all ${count(n)} ${n < size ? "judged of" : "of"} its cell: ${are}`
  return own === 1 ? `the only one of ${count(n)} ${that}` : `1 of ${count(own)} of ${count(n)} ${that}`
}

/** What most of the others came to, where it is not what this one did. */
function mostWords(catalogue: Catalogue, typical: Typical, variable: CellVariable): string {
  const most = variable.levels.find(({ count: own }) => own * 2 > variable.n)
  if (!most || most.key === variable.own.value) return ""
  return isHarmItself(catalogue, typical, variable)
    ? `; most were ${harmWords(most.harm)}`
    : `; most: ${levelWords(catalogue, variable.key, most.key)}`
}

function levelWho(catalogue: Catalogue, typical: Typical, variable: CellVariable, level: string): Who {
  if (isHarmItself(catalogue, typical, variable)) {
    const are = harmWords(variable.levels.find(({ key }) => key === level)?.harm ?? null)
    return { are, that: `that were ${are}` }
  }
  const [what, which] = [variableWords(variable.variable), levelWords(catalogue, variable.key, level)]
  return { are: `${what} = ${which}`, that: `with ${what}: ${which}` }
}

function harmWords(harm: boolean | null): string {
  return harm ? "harmful" : "not harmful"
}

/** Whether its levels say harmful and not harmful, and nothing else: the headline that is called so. */
function isHarmItself(catalogue: Catalogue, { rate }: Typical, { variable, levels }: CellVariable): boolean {
  if (!rate || outcomeVariable(catalogue, rate.outcome)?.id !== variable.id) return false
  const [first, second] = levels
  const opposite = first?.harm !== null && second?.harm !== null && first?.harm !== second?.harm
  return levels.length === 2 && opposite && variableWords(variable).toLowerCase() === "harmful"
}
