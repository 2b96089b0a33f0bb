import { randomInt } from "node:crypto"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { buildPages } from "@/lib/cli/start/build"
import { generateClient } from "@/lib/cli/start/generate"
import { step } from "@/lib/cli/start/step"
import { findChromium } from "@/lib/cli/test/chromium"
import { type Count, countPlaywright, countVitest, readCount } from "@/lib/cli/test/count"
import { type Outcome, run } from "@/lib/cli/test/program"
import { type Slow, slowInPlaywright, slowInVitest, slowLines } from "@/lib/cli/test/slow"

// Everything that a release must pass; `e2e` alone runs the browser's part. Goes on after a failure, and
// ends with how much passed and failed. `--all` walks whole what else is sampled (sampled.ts), `--slow` names the
// slowest files.

type Result = Count & { output: string }

const reports = await mkdtemp(path.join(tmpdir(), "exhibit-test-"))
const vitestReport = path.join(reports, "vitest.json")
const playwrightReport = path.join(reports, "playwright.json")

const steps: Record<string, () => Promise<Result>> = {
  lint: async () => one(await run("biome", ["check", "--error-on-warnings", "."])),
  types: async () => {
    const generated = await run("next", ["typegen"])
    return one(generated.code === 0 ? await run("tsc", ["--noEmit"]) : generated)
  },
  tests: async () => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`]
    const { code, output } = await run("vitest", ["run", ...reporters])
    return { ...(await readCount(vitestReport, code, countVitest)), output }
  },
  build: async () => {
    await buildPages({ evenIfCurrent: true })
    return { passed: 1, failed: 0, skipped: 0, output: "" }
  },
  e2e: async () => {
    const said: string[] = []
    const environment = {
      EXHIBIT_CHROMIUM: findChromium((line) => said.push(line)),
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
    }
    const { code, output } = await run("playwright", ["test", "--reporter=list,json"], environment)
    const count = await readCount(playwrightReport, code, countPlaywright)
    return { ...count, output: [...said, output].join("\n") }
  },
}

const total: Count = { passed: 0, failed: 0, skipped: 0 }
const { values: asked, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { all: { type: "boolean" }, slow: { type: "boolean" } },
})
process.env.EXHIBIT_TEST_SEED = asked.all ? "" : (process.env.EXHIBIT_TEST_SEED ?? String(randomInt(1, 1e6)))
if (!asked.all) {
  const seed = process.env.EXHIBIT_TEST_SEED
  console.log(`Long walks are sampled (lib/cli/test/sampled.ts); EXHIBIT_TEST_SEED=${seed} draws the same.`)
}
await generateClient()
for (const [name, work] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const { passed, failed, skipped, output } = await step(name, () => survive(work), words, isGood)
  if (failed > 0) console.log(`\n${output.trim()}\n`)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
if (asked.slow) {
  await saySlow("Vitest", vitestReport, slowInVitest)
  await saySlow("Playwright", playwrightReport, slowInPlaywright)
}
await rm(reports, { recursive: true })
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

async function saySlow(runner: string, file: string, read: (report: unknown) => Slow[]) {
  const report = await readFile(file, "utf8").catch(() => null)
  if (report !== null) console.log(`\n${slowLines(runner, read(JSON.parse(report)))}\n`)
}

async function survive(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      output: error instanceof Error ? error.message : String(error),
    }
  }
}

function one({ code, output }: Outcome): Result {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output }
}

function isGood({ failed }: Count): boolean {
  return failed === 0
}

function words({ passed, failed, skipped }: Count): string {
  const parts = [`${passed} passed`, failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} skipped`]
  return parts.filter(Boolean).join(", ")
}
