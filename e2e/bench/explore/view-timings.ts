import { SYSTEM } from "@/lib/model/people/viewer"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { median, timed } from "../measure"
import { STUDY } from "./fill-study"
import { type Held, type View, views } from "./views"

const ROUNDS = 9
/** Raw SQL over a million transcripts takes seconds, and it is no close race: it runs in every third round. */
const RAW_EVERY = 3

/** Medians in milliseconds. */
export type ViewTiming = { ours: number; rawSql: number }

/**
 * How long each view takes, and the same in raw SQL, in the database that is open. They take turns; of ours each
 * run follows one that is not counted. Throws where the two differ in a number.
 */
export async function viewTimings(): Promise<Record<string, ViewTiming>> {
  const study = await findStudy(SYSTEM, STUDY)
  if (!study) throw new Error("the study is not there")
  const held: Held = { study, catalogue: await catalogueOf(study) }
  for (const view of views) await requireAgreement(view, held)
  const times = new Map(views.map(({ name }) => [name, { ours: [] as number[], rawSql: [] as number[] }]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, ask, raw } of views) {
      if (round % RAW_EVERY === 0) times.get(name)?.rawSql.push(await timed(() => raw(held)))
      await ask(held)
      times.get(name)?.ours.push(await timed(() => ask(held)))
    }
  }
  return Object.fromEntries(
    [...times].map(([name, { ours, rawSql }]) => [name, { ours: median(ours), rawSql: median(rawSql) }]),
  )
}

/** Two times are worth comparing where they are of the same numbers. */
async function requireAgreement({ name, ask, raw }: View, held: Held) {
  const [ours, theirs] = [(await ask(held)).toSorted(), (await raw(held)).toSorted()]
  if (ours.length > 0 && ours.join("\n") === theirs.join("\n")) return
  throw new Error(`${name} differs from raw SQL:\n${ours.join("\n")}\nand\n${theirs.join("\n")}`)
}
