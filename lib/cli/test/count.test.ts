import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, it } from "vitest"
import { countPlaywright, countVitest, readCount } from "@/lib/cli/test/count"

const tests = (...statuses: string[]) => statuses.map((status) => ({ status }))

it("counts each test of Vitest, and what was skipped apart", () => {
  const testResults = [
    { status: "passed", assertionResults: tests("passed", "passed", "skipped", "todo") },
    { status: "failed", assertionResults: tests("passed", "failed") },
  ]
  expect(countVitest({ testResults })).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

it("counts a file that broke before its first test", () => {
  const testResults = [{ status: "failed", assertionResults: [] }]
  expect(countVitest({ testResults })).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

it("counts a flaky browser test, and an error outside of any test, as failures", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
  expect(countPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 2 })
})

it("believes how a runner ended more than its report, or the lack of one", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "exhibit-count-"))
  const file = path.join(folder, "report.json")
  expect(await readCount(file, 1, countVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  await writeFile(
    file,
    JSON.stringify({ testResults: [{ status: "passed", assertionResults: tests("passed") }] }),
  )
  expect(await readCount(file, 1, countVitest)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  expect(await readCount(file, 0, countVitest)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  await rm(folder, { recursive: true })
})
