import { existsSync } from "node:fs"
import { parseArgs } from "node:util"
import { generateClient } from "@/lib/cli/start/generate"
import { closeAll, onStop, unlessStopping } from "@/lib/cli/start/stop"
import { userPath } from "@/lib/cli/start/user-path"
import type { Benchmark, Report, Setting } from "./benchmark"
import { reportJson, reportText } from "./print-report"

const usage = `npm run bench -- [import|explore|reader|label|share] [--large] [--json]
  of reader: [--write-log DIR] [--inspect-view URL (or INSPECT_VIEW)]`
const planned = ["share"]
const benchmarks: Record<string, () => Promise<Benchmark>> = {
  import: async () => (await import("./import/import-benchmark")).importBenchmark,
  explore: async () => (await import("./explore/explore-benchmark")).exploreBenchmark,
  reader: async () => (await import("./reader/reader-benchmark")).readerBenchmark,
  label: async () => (await import("./label/label-benchmark")).labelBenchmark,
}

if (existsSync(".env")) process.loadEnvFile(".env")
const undo = new AsyncDisposableStack()
onStop(async () => {
  await leave()
  process.exit(130)
})
const code = await dispatch(process.argv.slice(2))
await leave()
process.exit(code)

async function dispatch(args: string[]): Promise<0 | 1 | 2> {
  const asked = read(args)
  if (typeof asked === "string") {
    console.error(`${asked}\n${usage}`)
    return 2
  }
  try {
    await generateClient()
    const setting: Setting = { ...asked.setting, undo, say: console.error }
    const reports: Report[] = []
    for (const load of asked.benchmarks) reports.push(await (await load()).run(setting))
    if (!asked.json) console.log(reports.map(reportText).join("\n\n"))
    else {
      const documents = reports.map(reportJson)
      console.log(JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2))
    }
    return 0
  } catch (error) {
    await unlessStopping()
    console.error(error instanceof Error ? error.stack : error)
    return 1
  }
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ large: { type: "boolean" }, json: { type: "boolean" } },
        ...{ "write-log": { type: "string" }, "inspect-view": { type: "string" } },
      },
    })
    const names = positionals.length > 0 ? positionals : Object.keys(benchmarks)
    const strange = names.find((name) => !Object.hasOwn(benchmarks, name))
    if (strange !== undefined) {
      return planned.includes(strange) ? `${strange}: not there yet.` : `There is no benchmark "${strange}".`
    }
    const found = names.flatMap((name) => benchmarks[name] ?? [])
    const writeLog = values["write-log"] && userPath(values["write-log"])
    const inspectView = values["inspect-view"] ?? process.env.INSPECT_VIEW
    const setting = { large: values.large === true, writeLog, inspectView }
    return { benchmarks: found, setting, json: values.json === true }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function leave() {
  const { closeDatabase } = await import("@/lib/db/client")
  await closeDatabase()
  await undo.disposeAsync()
  await closeAll()
}
