import path from "node:path"
import { z } from "zod"

/** A test file and how long its tests took together, in seconds. */
export type Slow = { file: string; seconds: number }

const VitestReport = z.looseObject({
  testResults: z.array(z.looseObject({ name: z.string(), startTime: z.number(), endTime: z.number() })),
})

/** Files of Vitest's JSON report, the slowest first. */
export function slowInVitest(report: unknown): Slow[] {
  return VitestReport.parse(report)
    .testResults.map(({ name, startTime, endTime }) => ({
      file: path.relative(process.cwd(), name),
      seconds: (endTime - startTime) / 1000,
    }))
    .toSorted((a, b) => b.seconds - a.seconds)
}

const Results = z.array(z.looseObject({ duration: z.number() }))
const Specs = z.array(
  z.looseObject({ file: z.string(), tests: z.array(z.looseObject({ results: Results })) }),
)
const Suite = z.looseObject({
  specs: Specs.default([]),
  get suites() {
    return z.array(Suite).default([])
  },
})
const PlaywrightReport = z.looseObject({ suites: z.array(Suite) })

/** Files of Playwright's JSON report, the slowest first; what stands under a file's suites is the file's. */
export function slowInPlaywright(report: unknown): Slow[] {
  const seconds = new Map<string, number>()
  const add = ({ specs, suites }: z.infer<typeof Suite>) => {
    for (const { file, tests } of specs)
      for (const { results } of tests)
        for (const { duration } of results) seconds.set(file, (seconds.get(file) ?? 0) + duration / 1000)
    suites.forEach(add)
  }
  PlaywrightReport.parse(report).suites.forEach(add)
  return [...seconds]
    .map(([file, taken]) => ({ file, seconds: taken }))
    .toSorted((a, b) => b.seconds - a.seconds)
}

/** The slowest 20, a line each. */
export function slowLines(runner: string, files: Slow[]): string {
  const lines = files.slice(0, 20).map(({ file, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${file}`)
  return [`The slowest of ${files.length} files of ${runner}:`, ...lines].join("\n")
}
