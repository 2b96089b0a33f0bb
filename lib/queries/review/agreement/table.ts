import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters } from "@/lib/model/population/filters"
import type { AgreementScope } from "@/lib/model/review/adjudication/case"
import type { AgreementDetail, AgreementRow, AgreementTable } from "@/lib/model/review/agreement/table"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { resolveVariable } from "@/lib/queries/studies/keys"
import { tally, type Unit } from "@/lib/stats/agreement/estimate"
import { squareOf } from "@/lib/stats/agreement/kappa"
import { agreementOf, pairsOf, type Scale } from "@/lib/stats/agreement/measures"
import { heardTogether, type Together } from "./heard-together"

type Question = { filters: Filters; scope: AgreementScope }

/** How far people, or two judges, agree on every variable that two of them judged. Throws like `heardTogether`. */
export async function agreementByVariable(
  study: Study,
  catalogue: Catalogue,
  { filters, scope }: Question,
): Promise<AgreementRow[]> {
  const [heard, ordered] = await Promise.all([
    heardTogether(study, catalogue, { filters, scope, variable: null, by: [] }),
    orderedVariables(study),
  ])
  const said = Map.groupBy(asked(heard, scope), ({ variable }) => variable)
  return catalogue.variables.flatMap((variable) => {
    const own = said.get(variable.key)
    return own ? [rowOf(basisOf(variable, own, ordered), own, scope)] : []
  })
}

/**
 * One variable: all together, each pair with its table, and by groups of some keys. Throws like `heardTogether`, and
 * for a variable that the study does not have.
 */
export async function agreementOn(
  study: Study,
  catalogue: Catalogue,
  { filters, scope, variable: name, by }: Question & { variable: string; by: string[] },
): Promise<AgreementDetail> {
  const variable = resolveVariable(catalogue, name)
  const [found, ordered] = await Promise.all([
    heardTogether(study, catalogue, { filters, scope, variable: variable.key, by }),
    orderedVariables(study),
  ])
  const heard = asked(found, scope)
  const basis = basisOf(variable, heard, ordered)
  const groups = [...Map.groupBy(heard, ({ group }) => JSON.stringify(group)).values()]
  return {
    ...{ variable, scale: basis.scale, all: rowOf(basis, heard, scope) },
    pairs: pairNames(heard, scope)
      .map(([a, b]) => {
        const both = heard.filter(({ said }) => Object.hasOwn(said, a) && Object.hasOwn(said, b))
        return { ...rowOf(basis, both, { a, b }), a, b, table: tableOf(basis, both, [a, b]) }
      })
      .sort((one, other) => other.agreement.n - one.agreement.n),
    groups:
      by.length === 0
        ? []
        : groups.map((own) => ({
            ...rowOf(basis, own, scope),
            by: Object.fromEntries(by.map((key, index) => [key, own[0]?.group[index] ?? null])),
          })),
  }
}

/** How a variable's answers become numbers: by their places among its levels, or, without levels, as they are. */
type Basis = { variable: Variable; levels: string[] | null; scale: Scale }

/** Of two judges by name, only what both said. */
function asked(heard: Together[], { a, b }: Pick<AgreementScope, "a" | "b">): Together[] {
  return heard.filter(({ said }) => [a, b].every((name) => name === null || Object.hasOwn(said, name)))
}

function rowOf(basis: Basis, heard: Together[], { a, b }: Pick<AgreementScope, "a" | "b">): AgreementRow {
  const met = [...new Set(heard.flatMap(({ said }) => Object.keys(said)))].sort()
  const judges = a !== null && b !== null ? [a, b] : met
  const units = unitsOf(basis, heard, judges)
  return {
    ...{ variable: basis.variable.key, judges },
    agreement: agreementOf(units, basis.scale, judges.length === 2),
    differing: units.filter((unit) => unit.some((value) => value !== unit[0])).length,
    common: commonest(basis, units),
  }
}

function commonest({ levels }: Basis, units: Unit[]): AgreementRow["common"] {
  const said = units.flat()
  if (!levels || said.length === 0) return null
  const counts = tally(said, levels.length)
  const most = Math.max(...counts)
  return { value: levels[counts.indexOf(most)] ?? "", share: most / said.length }
}

function tableOf(basis: Basis, heard: Together[], pair: [string, string]): AgreementTable | null {
  const { levels } = basis
  return levels && { levels, counts: squareOf(pairsOf(unitsOf(basis, heard, pair)), levels.length) }
}

/** One unit per transcript: the answers of these judges in their order. */
function unitsOf({ levels }: Basis, heard: Together[], judges: string[]): Unit[] {
  return heard.flatMap(({ said, n }) => {
    const unit = judges.flatMap((name) => {
      const value = said[name]
      return value === undefined ? [] : [levels ? levels.indexOf(value) : Number(value)]
    })
    return Array.from({ length: n }, () => unit)
  })
}

/** Levels are the codebook's in their order, then those that only labels have. */
function basisOf(variable: Variable, heard: Together[], ordered: Set<string>): Basis {
  if (variable.kind === "number") return { variable, levels: null, scale: { type: "numbers" } }
  const known = variable.levels.map(({ key }) => key)
  const levels = [...new Set([...known, ...heard.flatMap(({ said }) => Object.values(said)).sort()])]
  const harm = variable.levels.filter((level) => level.harm === true).map(({ key }) => key)
  const plain = levels.length === 2 && levels.includes("yes") && levels.includes("no") ? ["yes"] : []
  const positive = (harm.length > 0 ? harm : plain).map((level) => levels.indexOf(level))
  const isOrdered = ordered.has(variable.key)
  return {
    ...{ variable, levels },
    scale: { type: "categories", categories: levels.length, ordered: isOrdered, positive },
  }
}

function pairNames(heard: Together[], { a, b }: AgreementScope): [string, string][] {
  const pairs = new Map<string, [string, string]>()
  for (const { said } of heard) {
    const names = Object.keys(said).sort()
    for (const [index, first] of names.entries())
      for (const second of names.slice(index + 1)) {
        const inOrder: [string, string] = second === a || first === b ? [second, first] : [first, second]
        pairs.set(JSON.stringify(inOrder), inOrder)
      }
  }
  return [...pairs.values()]
}

/** Keys of the variables whose question has its answers in an order. */
async function orderedVariables({ id }: Study): Promise<Set<string>> {
  const rows = await db().$queryRaw`
    SELECT v.key FROM variable v CROSS JOIN LATERAL (
      SELECT definition ->> 'kind' AS kind FROM question_version q WHERE q.question_id = v.question_id
      ORDER BY q.version DESC LIMIT 1
    ) asked WHERE v.study_id = ${id} AND asked.kind = 'ordered'`
  return new Set(
    z
      .array(z.object({ key: z.string() }))
      .parse(rows)
      .map(({ key }) => key),
  )
}
