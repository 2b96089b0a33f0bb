import { writeFile } from "node:fs/promises"
import path from "node:path"
import type { Browser } from "@playwright/test"
import { buildPages } from "@/lib/cli/start/build"
import { address, endServer, freePortFrom, serve } from "@/lib/cli/start/serve"
import { findChromium } from "@/lib/cli/test/chromium"
import { pool } from "@/lib/db/client"
import type { Benchmark, Setting } from "../benchmark"
import { openBrowser } from "../browser"
import { machineOf } from "../machine"
import { openServer, scratchDatabase, scratchFolder, switchDatabase } from "../scratch-server"
import { type ImportedLog, importLog } from "./import-logs"
import { logKinds } from "./log-kinds"
import { readerReport, type Scrolls } from "./reader-report"
import { serveFolder } from "./serve-folder"
import { readThrough, scrollThrough } from "./use-reader"
import { type Bases, inspectAddress, makeVisits, type Visit, visitsOf } from "./visits"
import { type WrittenLog, writeLog } from "./write-log"

const HOST = "127.0.0.1"

/** The reader against static files of the same visible text, and against Inspect's viewer where one is given. */
export const readerBenchmark: Benchmark = {
  name: "reader",
  async run(setting) {
    const { large, say } = setting
    const runs = large ? 10 : 5
    // What may be missing comes before what takes long.
    say("building the pages")
    await buildPages()
    const chromium = findChromium(say)
    const scratch = await scratchFolder(setting)
    const folder = setting.writeLog ?? path.join(scratch, "logs")
    const logs = await writeLogs(setting, folder)
    const database = await scratchDatabase(setting, await openServer(setting, scratch))
    await switchDatabase(database)
    const imported: ImportedLog[] = []
    for (const log of logs) {
      say(`importing ${log.file}`)
      imported.push(await importLog(folder, log))
    }
    await pool().query("ANALYZE")

    const files = await serveFolder(setting, folder)
    const inspect_view = setting.inspectView?.replace(/\/+$/, "") ?? null
    const bases: Bases = { exhibit: await serveExhibit(setting), files, inspect_view }
    const browser = await openBrowser(setting, chromium)
    const visits = imported.flatMap((log) => visitsOf(log, bases))
    say(`opening ${visits.length} addresses, ${runs} times each`)
    await makeVisits(browser, visits, runs)

    say("scrolling and searching")
    const scrolls = await scrollLarge(browser, imported, visits, runs)
    const machine = { ...(await machineOf()), chromium: browser.version(), runs }
    return readerReport({ machine, logs: imported, visits, scrolls, inspectView: inspect_view })
  },
}

/** With a manifest of what to open and which words to wait for, for who measures other viewers. */
async function writeLogs({ say, large }: Setting, folder: string): Promise<WrittenLog[]> {
  const logs: WrittenLog[] = []
  for (const kind of logKinds(large)) {
    say(`writing ${path.join(folder, `${kind.name}.eval`)}`)
    logs.push(await writeLog(folder, kind))
  }
  const manifest = logs.map((log) => ({
    ...log,
    inspect_view: { first: inspectAddress(log, "first"), last: inspectAddress(log, "last") },
  }))
  await writeFile(path.join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`)
  return logs
}

async function serveExhibit({ undo }: Setting): Promise<string> {
  const port = await freePortFrom(HOST, 0)
  const server = await serve(HOST, port, "start")
  undo.defer(() => endServer(server))
  return address(HOST, port)
}

/** In the reader and in the file that the browser scrolls best, in turn. */
async function scrollLarge(browser: Browser, logs: ImportedLog[], visits: Visit[], runs: number) {
  const at = (viewer: keyof Scrolls) =>
    visits.find((visit) => visit.log === "large" && visit.viewer === viewer && visit.at === "first")?.target
  const [log, exhibit, file] = [logs.find(({ name }) => name === "large"), at("exhibit"), at("static_cv")]
  if (!log || !exhibit || !file) throw new Error("the large log is not there to be scrolled")
  const scrolls: Scrolls = { exhibit: [], static_cv: [] }
  for (let run = 0; run < runs; run++) {
    scrolls.exhibit.push(await readThrough(browser, exhibit, log.middle))
    scrolls.static_cv.push(await scrollThrough(browser, file))
  }
  return scrolls
}
