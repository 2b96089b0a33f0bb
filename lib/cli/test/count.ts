import { readFile } from "node:fs/promises"
import { z } from "zod"

/** What really ran: each test is one, and so is each step that is no test runner. */
export type Count = { passed: number; failed: number; skipped: number }

const VitestReport = z.looseObject({
  testResults: z.array(
    z.looseObject({
      status: z.string(),
      assertionResults: z.array(z.looseObject({ status: z.string() })),
    }),
  ),
})

const PlaywrightReport = z.looseObject({
  stats: z.looseObject({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

/** From Vitest's JSON report. A file that broke before its first test is one failure. */
export function countVitest(report: unknown): Count {
  const files = VitestReport.parse(report).testResults
  const tests = files.flatMap((file) => file.assertionResults)
  const failed = tests.filter((test) => test.status === "failed").length
  const broken = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length
  const passed = tests.filter((test) => test.status === "passed").length
  return { passed, failed: failed + broken, skipped: tests.length - passed - failed }
}

/** From Playwright's JSON report. A test that passed only when tried again has failed. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors } = PlaywrightReport.parse(report)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

/** A runner's count, held against how it ended: one that failed has a failure, even if its report has none. */
export async function readCount(
  file: string,
  code: number,
  count: (report: unknown) => Count,
): Promise<Count> {
  const text = await readFile(file, "utf8").catch(() => null)
  const counted = text === null ? { passed: 0, failed: 0, skipped: 0 } : count(JSON.parse(text))
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}
