import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { ratesCsv } from "@/lib/figure/document"
import type { Figure } from "@/lib/figure/parts"
import { withHostileText } from "@/lib/figure/testing/hostile"
import { sampleFigure } from "@/lib/figure/testing/sample-figure"
import type { RateRow, Rates } from "@/lib/model/rates/rows"
import { recomputePython } from "./python"
import { recomputeR } from "./r"

const folder = mkdtempSync(path.join(tmpdir(), "exhibit-recompute-"))
afterAll(() => rmSync(folder, { recursive: true }))

const languages = [
  { program: "python3", script: recomputePython, file: "recompute.py" },
  { program: "Rscript", script: recomputeR, file: "recompute.R" },
]

describe.each(languages)("$program", ({ program, script, file }) => {
  const absent = spawnSync(program, ["--version"]).status !== 0

  function run(figure: Figure, csv = csvOf(figure)) {
    writeFileSync(path.join(folder, file), script(figure))
    writeFileSync(path.join(folder, "my rates.csv"), csv)
    return spawnSync(program, [file, "my rates.csv"], { cwd: folder, encoding: "utf8" })
  }

  describe.skipIf(absent)(`recomputes (needs ${program})`, () => {
    test.each(["dots", "difference"] as const)("the numbers of %s", (form) => {
      for (const size of [2, 16, 60]) {
        const { status, stdout, stderr } = run(sampleFigure(form, size))
        expect([status, stderr]).toEqual([0, ""])
        expect(stdout).toContain("Rates and intervals agree with my rates.csv.")
        expect(stdout.includes("Differences agree")).toBe(form === "difference" && size > 1)
      }
    })

    test("whatever the names hold", () => {
      const { status, stderr, stdout } = run(withHostileText(sampleFigure("difference", 60)))
      expect([status, stderr]).toEqual([0, ""])
      expect(stdout).toContain("Differences agree")
    })

    test("a rate without groups", () => {
      const figure = sampleFigure("dots", 1)
      const csv = csvOf(figure, [])
      expect(run(figure, csv).status).toBe(0)
    })

    test("and stops at a number that is off", () => {
      const figure = sampleFigure("dots", 16)
      const [first, ...marks] = figure.marks
      if (!first) throw new Error("no marks")
      const off = { ...figure, marks: [{ ...first, high: (first.high ?? 0) + 2e-6 }, ...marks] }
      const { status, stderr } = run(figure, csvOf(off))
      expect(status).not.toBe(0)
      expect(stderr).toContain("high")
    })

    test.each(["low", "p", "pHolm"] as const)("and stops at a difference whose %s is off", (key) => {
      const figure = sampleFigure("difference", 16)
      const marks = figure.marks.map((mark) =>
        mark.difference && mark.difference !== "baseline"
          ? { ...mark, difference: { ...mark.difference, [key]: mark.difference[key] + 2e-6 } }
          : mark,
      )
      const { status, stderr } = run({ ...figure, marks })
      expect(status).not.toBe(0)
      expect(stderr).toContain("differs")
    })

    test("and stops at a file that is not a CSV of rates", () => {
      expect(run(sampleFigure("dots", 2), "a,b\r\n1,2\r\n").stderr).toContain("is not a CSV of rates")
    })
  })
})

function csvOf({ marks }: Figure, by = ["model", "rate"]): string {
  const rows: RateRow[] = marks.map((mark) => ({
    by: { model: stored(mark.group) || null, rate: stored(mark.label) },
    published: mark.published,
    citation: mark.published ? "Quill, 2026" : null,
    k: mark.k,
    n: mark.n,
    missing: { failed: mark.missing, not_judged: 0, judge_failed: 0 },
    excluded: 0,
    rate: mark.rate,
    low: mark.low,
    high: mark.high,
    prompts: 2,
    clustered: null,
  }))
  const outcome: Rates["outcome"] = { key: "harmful", op: "=", values: ["yes"] }
  return ratesCsv({ outcome, by, rule: "default", rows, citations: [] })
}

/** As the database has it: no text holds a NUL. */
function stored(text: string): string {
  return text.replaceAll("\u0000", "")
}
