import path from "node:path"
import { expect, it } from "vitest"
import { slowInPlaywright, slowInVitest, slowLines } from "@/lib/cli/test/slow"

it("orders the files of Vitest by how long they took", () => {
  const file = (name: string, endTime: number) => ({ name: path.resolve(name), startTime: 1000, endTime })
  const report = { testResults: [file("lib/a.test.ts", 1500), file("lib/b.test.ts", 4000)] }
  expect(slowInVitest(report)).toEqual([
    { file: "lib/b.test.ts", seconds: 3 },
    { file: "lib/a.test.ts", seconds: 0.5 },
  ])
})

it("adds up a browser test's tries, and what a file's suites hold", () => {
  const spec = (file: string, ...durations: number[]) => ({
    file,
    tests: [{ results: durations.map((duration) => ({ duration })) }],
  })
  const suites = [
    { specs: [spec("a.spec.ts", 1000)], suites: [{ specs: [spec("a.spec.ts", 500, 500)] }] },
    { specs: [spec("b.spec.ts", 3000)] },
  ]
  expect(slowInPlaywright({ suites })).toEqual([
    { file: "b.spec.ts", seconds: 3 },
    { file: "a.spec.ts", seconds: 2 },
  ])
})

it("names no more than twenty", () => {
  const files = Array.from({ length: 30 }, (_, i) => ({ file: `${i}.test.ts`, seconds: 30 - i }))
  const lines = slowLines("Vitest", files).split("\n")
  expect(lines).toHaveLength(21)
  expect(lines[1]).toBe("    30.0 s  0.test.ts")
})
