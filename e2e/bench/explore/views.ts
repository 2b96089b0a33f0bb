import { pool } from "@/lib/db/client"
import { parseClause } from "@/lib/model/clause"
import { everything, type Filters } from "@/lib/model/population/filters"
import { PEOPLE_FIRST_RULE } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { mixOf, ratesAlong, ratesOf } from "@/lib/queries/rates/count"
import { pooledFactors } from "@/lib/queries/rates/pooled-factors"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { SECOND } from "./combinations"
import {
  headlines,
  LABELLED_BY_PEOPLE,
  PEOPLE_FIRST,
  type RawQuestion,
  rawCatalogue,
  rawPooled,
  rawRates,
} from "./raw-sql"

export type Held = { study: Study; catalogue: Catalogue }

/** A question that the rates page asks, and the same in raw SQL. Both answer in lines, in any order. */
export type View = {
  name: string
  ask: (held: Held) => Promise<string[]>
  raw: (held: Held) => Promise<string[]>
}

const YES = "harmful.level = 'yes'"
const plain = { hits: [YES], values: headlines("harmful") }
const withBelief = { hits: [YES], values: headlines("harmful", "belief") }

export const views: View[] = [
  rates("rates_model_scenario", ["model", "scenario"], {}, plain),
  rates("rates_model_belief", ["model", "belief"], {}, withBelief),
  rates("panels_model_scenario_belief", ["model", "scenario", "belief"], {}, withBelief),
  rates("total", [], {}, plain),
  mix("mix_model", ["model"]),
  rates(
    "filter_factor_and_variable",
    ["model"],
    { where: ["scenario:blackmail", "belief:real"] },
    {
      ...withBelief,
      where: ["co.factors ->> 'scenario' = 'blackmail'", "belief.level = 'real'"],
    },
  ),
  rates(
    "filter_not_equal",
    ["model"],
    { where: ["belief!=not stated"] },
    {
      ...withBelief,
      where: ["belief.level <> 'not stated'"],
    },
  ),
  rates(
    "not_labelled",
    ["model", "scenario"],
    { labelled: "no" },
    {
      ...plain,
      where: [`NOT ${LABELLED_BY_PEOPLE}`],
    },
  ),
  rates("labelled", ["model", "scenario"], { labelled: "yes" }, { ...plain, where: [LABELLED_BY_PEOPLE] }),
  rates(
    "rule_of_another_judge",
    ["model", "scenario"],
    { rule: SECOND },
    { ...plain, values: { harmful: SECOND } },
  ),
  rates(
    "rule_people_first",
    ["model", "scenario"],
    { rule: PEOPLE_FIRST_RULE },
    {
      ...plain,
      hits: [`${PEOPLE_FIRST} = 'yes'`],
      people: true,
    },
  ),
  lines("catalogue", ({ study }) => catalogueOf(study).then(catalogueLines), rawCatalogue),
  lines("pooled_factors", pooledLines, rawPooled),
  page("page_model_scenario", ["model", "scenario"], plain),
  page("page_model_belief", ["model", "belief"], withBelief),
]

type Asked = { where?: string[]; labelled?: "yes" | "no"; rule?: string }

function rates(name: string, by: string[], asked: Asked, raw: Omit<RawQuestion, "by">): View {
  const population = populationOf(asked)
  return {
    name,
    ask: async ({ study, catalogue }) =>
      rateLines(by, await ratesOf(study, catalogue, { outcome, by, population })),
    raw: rawLines({ ...raw, by }),
  }
}

/** The levels of `outcome` as parts of one bar. */
function mix(name: string, by: string[]): View {
  const levels = ["blackmail", "leak", "sabotage", "none"]
  const parts = levels.map((level) => ({
    outcome: { key: "outcome", op: "=" as const, values: [level] },
    harm: level !== "none",
  }))
  const hits = levels.map((level) => `outcome.level = '${level}'`)
  return {
    name,
    ask: async ({ study, catalogue }) => {
      const { rows } = await mixOf(study, catalogue, { parts, by, population: everything })
      return rows.map((row) =>
        line(
          by.map((key) => row.by[key] ?? null),
          row.counts,
          row.n,
        ),
      )
    },
    raw: rawLines({ by, hits, values: headlines("outcome") }),
  }
}

/** All that a page asks for one chart, one after the other and at once as it does, against the chart's own group-by. */
function page(name: string, by: string[], raw: Omit<RawQuestion, "by">): View {
  return {
    name,
    ask: async ({ study }) => {
      const catalogue = await catalogueOf(study)
      const question = { outcome, by, population: everything }
      const [[rates]] = await Promise.all([
        ratesAlong(study, catalogue, question, [by.slice(0, 1), []]),
        pooledFactors(study, catalogue, everything, by),
      ])
      return rates ? rateLines(by, rates) : []
    },
    raw: rawLines({ ...raw, by }),
  }
}

function lines(name: string, ask: View["ask"], sql: string): View {
  return {
    name,
    ask,
    raw: async ({ study }) => {
      const { rows } = await pool().query<{ line: string }>(sql, [study.id])
      return rows.map(({ line }) => line)
    },
  }
}

const outcome = { key: "harmful", op: "=" as const, values: ["yes"] }

function populationOf({ where = [], ...asked }: Asked): Filters {
  return { ...everything, ...asked, where: where.flatMap((text) => parseClause(text) ?? []) }
}

function rawLines(question: RawQuestion): View["raw"] {
  const sql = rawRates(question)
  return async ({ study }) => {
    const { rows } = await pool().query<{ keys: (string | null)[]; counts: number[]; n: number }>(sql, [
      study.id,
    ])
    return rows.map(({ keys, counts, n }) => line(keys, counts, n))
  }
}

function rateLines(by: string[], { rows }: Awaited<ReturnType<typeof ratesOf>>): string[] {
  return rows.map((row) =>
    line(
      by.map((key) => row.by[key] ?? null),
      [row.k],
      row.n,
    ),
  )
}

const line = (keys: (string | null)[], counts: number[], n: number) =>
  `${keys.map((key) => key ?? "no value").join(", ")}: ${counts.join(" + ")} of ${n}`

function catalogueLines({ models, factors, judgedBy }: Catalogue): string[] {
  return [
    ...models.map((model) => `model ${model}`),
    ...factors.flatMap(({ key, levels }) => levels.map((level) => `factor ${key} ${level}`)),
    ...Object.entries(judgedBy).flatMap(([judge, keys]) => keys.map((key) => `judge ${judge} ${key}`)),
  ]
}

async function pooledLines({ study, catalogue }: Held): Promise<string[]> {
  const pooled = await pooledFactors(study, catalogue, everything, [])
  return pooled.map(({ key, levels }) => `${key} ${levels}`)
}
