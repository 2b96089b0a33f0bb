import { buildPages } from "@/lib/cli/start/build"
import { findChromium } from "@/lib/cli/test/chromium"
import { pool } from "@/lib/db/client"
import { verify } from "@/lib/queries/import/verify"
import type { Benchmark, Setting } from "../benchmark"
import { machineOf } from "../machine"
import { openServer, scratchDatabase, scratchFolder, switchDatabase } from "../scratch-server"
import { few, many, type Shape } from "./combinations"
import { exploreReport, type Timed } from "./explore-report"
import { fillStudy } from "./fill-study"
import { interactionTimings } from "./interaction-timings"
import { viewTimings } from "./view-timings"

/** Each is filled and recounted before anything is measured. */
const SAMPLE = 5_000

/** Each view of the rates page against raw SQL, at two numbers of combinations; and the page in a browser. */
export const exploreBenchmark: Benchmark = {
  name: "explore",
  async run(setting) {
    const { large, say } = setting
    const total = large ? 1_000_000 : 100_000
    // What may be missing comes before what takes long.
    say("building the pages")
    await buildPages()
    const chromium = findChromium(say)
    const server = await openServer(setting, await scratchFolder(setting))
    const measure = async (name: string, shape: Shape) => {
      await requireSound(setting, server, shape)
      say(`writing ${total.toLocaleString("en")} transcripts of ${name} combinations`)
      const database = await filled(setting, server, shape, total)
      const cells = await cellCount()
      say(`asking each view in cells and in raw SQL, over ${cells.toLocaleString("en")} cells`)
      return { database, timed: { cells, views: await viewTimings() } satisfies Timed }
    }
    const atFew = await measure("few", few)
    const atMany = await measure("many", many)
    say("clicking")
    const interactions = await interactionTimings(setting, atMany.database, chromium)
    const machine = { ...(await machineOf()), transcripts: total, written_by: "SQL, not by an import" }
    return exploreReport({ machine, large, few: atFew.timed, many: atMany.timed, interactions })
  },
}

async function filled(setting: Setting, server: string, shape: Shape, total: number): Promise<string> {
  const database = await scratchDatabase(setting, server)
  await switchDatabase(database)
  await fillStudy(shape, total)
  await pool().query("VACUUM ANALYZE")
  return database
}

/** What is written by SQL must be what an import would have left: the same recount, on a smaller study. */
async function requireSound(setting: Setting, server: string, shape: Shape) {
  await filled(setting, server, shape, SAMPLE)
  for await (const { what, place, stored, counted } of verify(null))
    throw new Error(`the generated study does not recount: ${what}, ${place}: ${stored}, not ${counted}`)
  await switchDatabase(server)
}

async function cellCount(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM cell WHERE n > 0")
  return rows[0]?.n ?? 0
}
