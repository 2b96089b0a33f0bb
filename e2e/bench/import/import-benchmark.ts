import { mkdir, rm } from "node:fs/promises"
import path from "node:path"
import { buildPages } from "@/lib/cli/start/build"
import { findChromium } from "@/lib/cli/test/chromium"
import { pool } from "@/lib/db/client"
import type { Benchmark } from "../benchmark"
import { machineOf } from "../machine"
import { openServer, scratchDatabase, scratchFolder, settle, switchDatabase } from "../scratch-server"
import { combinations } from "./combinations"
import { copyTimes } from "./copy-times"
import { generateStudy } from "./generate"
import { importReport, type Sized } from "./import-report"
import { importPortion, readPortion } from "./import-study"
import { pageTimings } from "./pages"
import { rateTimings } from "./rates"

/** Import against COPY of the same rows; rates at 1 %, 10 % and all of the data; the pages on all of it. */
export const importBenchmark: Benchmark = {
  name: "import",
  async run(setting) {
    const { large, say } = setting
    const total = large ? 1_000_000 : 100_000
    // What may be missing comes before what takes long.
    say("building the pages")
    await buildPages()
    const chromium = findChromium(say)
    const folder = await scratchFolder(setting)
    const server = await openServer(setting, folder)
    say(`generating ${total.toLocaleString("en")} transcripts`)
    const study = path.join(folder, "study")
    const portions = await generateStudy(study, total)

    const main = await scratchDatabase(setting, server)
    const databases: Sized[] = []
    const imports: number[] = []
    for (const portion of portions) {
      say(`importing up to ${portion.to.toLocaleString("en")}`)
      await switchDatabase(main)
      await settle(setting)
      imports.push(await importPortion(portion))
      await pool().query("ANALYZE")
      const last = portion.to === total
      await switchDatabase(server)
      databases.push({
        transcripts: portion.to,
        url: last ? main : await scratchDatabase(setting, server, main),
      })
    }

    say("reading without storing")
    let read = 0
    for (const portion of portions) read += await readPortion(portion)
    await rm(study, { recursive: true })

    say("COPY of the same rows")
    const dump = path.join(folder, "dump")
    await mkdir(dump)
    const copy = await copyTimes(setting, main, await scratchDatabase(setting, server), dump)
    await rm(dump, { recursive: true })

    say("rates")
    const rates = await rateTimings(databases.map(({ url }) => url))
    say("pages")
    const pages = await pageTimings(setting, main, chromium)
    const machine = { ...(await machineOf()), transcripts: total, combinations: combinations.length }
    return importReport({ machine, databases, imports, read, copy, rates, pages })
  },
}
