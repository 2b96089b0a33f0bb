import { pool } from "@/lib/db/client"
import { parseOutcome } from "@/lib/model/clause"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { median, timed } from "../measure"
import { switchDatabase } from "../scratch-server"
import { STUDY } from "./import-study"

const groupings = [
  ["model", "scenario"],
  ["model", "belief"],
] as const

const ROUNDS = 21
/** Raw SQL over a million transcripts takes seconds, and it is no close race: it runs in every third round. */
const RAW_EVERY = 3

export type Timings = { rates: Record<string, number>; rawSql: Record<string, number>; catalogue: number }

/**
 * Median times, in milliseconds, of the rates query, of the same group-by over transcripts in raw SQL, and of
 * the catalogue (what a page asks first). The databases take turns run by run, so that a busy moment of the
 * machine meets them all; each run follows one that is not counted.
 */
export async function rateTimings(databases: string[]): Promise<Timings[]> {
  const collected = databases.map(() => new Map<string, number[]>())
  for (const url of databases) {
    await switchDatabase(url)
    await requireAgreement()
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, url] of databases.entries()) {
      await switchDatabase(url)
      for (const [name, ask] of await questions(round % RAW_EVERY === 0)) {
        await ask()
        const times = collected[index]?.get(name) ?? []
        times.push(await timed(ask))
        collected[index]?.set(name, times)
      }
    }
  }
  return collected.map((times) => {
    const of = (name: string) => median(times.get(name) ?? [])
    const byGrouping = (kind: string) =>
      Object.fromEntries(groupings.map((by) => [by.join("_"), of(`${kind} ${by.join("_")}`)]))
    return { rates: byGrouping("rates"), rawSql: byGrouping("raw"), catalogue: of("catalogue") }
  })
}

type Question = [name: string, ask: () => Promise<unknown>]

async function questions(raw: boolean): Promise<Question[]> {
  const { study, catalogue, outcome } = await studyAndOutcome()
  const population = everything
  return [
    ["catalogue", () => catalogueOf(study)],
    ...groupings.map(
      (by): Question => [
        `rates ${by.join("_")}`,
        () => ratesOf(study, catalogue, { outcome, by: [...by], population }),
      ],
    ),
    ...(raw ? groupings : []).map(
      (by): Question => [`raw ${by.join("_")}`, () => pool().query(rawSql(by[1]), [study.id])],
    ),
  ]
}

async function studyAndOutcome() {
  const study = await findStudy(SYSTEM, STUDY)
  const outcome = parseOutcome("harmful=yes")
  if (!study || !outcome) throw new Error("the study is not there")
  return { study, catalogue: await catalogueOf(study), outcome }
}

/** Two times are worth comparing where they are of the same numbers. */
async function requireAgreement() {
  const { study, catalogue, outcome } = await studyAndOutcome()
  for (const by of groupings) {
    const { rows } = await ratesOf(study, catalogue, { outcome, by: [...by], population: everything })
    const raw = await pool().query<{ keys: string[]; k: string; n: string }>(rawSql(by[1]), [study.id])
    const ours = rows.map((row) => `${by.map((key) => row.by[key])}: ${row.k} of ${row.n}`)
    const theirs = raw.rows.map(({ keys, k, n }) => `${keys}: ${k} of ${n}`)
    if (ours.toSorted().join("\n") !== theirs.toSorted().join("\n")) {
      throw new Error(`rates by ${by} differ from raw SQL:\n${ours.join("\n")}\nand\n${theirs.join("\n")}`)
    }
  }
}

/** As one would write it by hand over transcripts and their judgements, each of which has one judge here. */
function rawSql(second: (typeof groupings)[number][1]): string {
  const judgement = (alias: string, key: string) => `
    LEFT JOIN judgement ${alias} ON ${alias}.transcript_id = t.id AND ${alias}.variable_id =
      (SELECT id FROM variable WHERE study_id = $1 AND key = '${key}')`
  const [value, join] =
    second === "belief" ? ["b.level", judgement("b", "belief")] : [`co.factors ->> '${second}'`, ""]
  return `
    SELECT ARRAY[m.canonical, ${value}] AS keys, count(*) FILTER (WHERE h.level = 'yes') AS k, count(h.level) AS n
    FROM transcript t JOIN model m ON m.id = t.model_id JOIN condition co ON co.id = t.condition_id
    ${judgement("h", "harmful")}${join}
    WHERE t.study_id = $1 GROUP BY m.canonical, ${value}`
}
