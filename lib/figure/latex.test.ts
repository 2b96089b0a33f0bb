import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { figureLatex } from "./latex"
import type { Figure, FigureForm } from "./parts"
import { HOSTILE, withHostileText } from "./testing/hostile"
import { sampleFigure } from "./testing/sample-figure"

const forms: FigureForm[] = ["dots", "bars", "matrix", "mix", "difference"]

test("a row says what the chart says", () => {
  const lines = figureLatex(sampleFigure("dots", 16)).split("\n")
  expect(lines).toContain(
    "heron-2 & an evaluation & transcripts & 120/324 & 37.0 \\% & {}[32.0, 42.4] & 2 failed, 1 not judged \\\\",
  )
})

test("nothing in a name is a command", () => {
  const latex = figureLatex({ ...sampleFigure("dots", 2), title: HOSTILE[3] })
  expect(latex).toContain(
    "\\textbackslash{}input\\{/etc/passwd\\} \\textbackslash{}write18\\{rm\\} 100\\% of\\_all \\#1 \\{a\\} \\textasciicircum{}b \\textasciitilde{}c \\textbackslash{}",
  )
})

test("what plain LaTeX cannot set is said", () => {
  expect(figureLatex({ ...sampleFigure("dots", 2), title: "模型" })).toContain("XeLaTeX")
  expect(figureLatex(sampleFigure("dots", 2))).not.toContain("XeLaTeX")
})

const noTex = spawnSync("pdflatex", ["--version"]).status !== 0

describe.skipIf(noTex)("pdflatex (needs a TeX with booktabs)", () => {
  test.each(forms.flatMap((form) => [2, 60].map((size) => [form, size] as const)))(
    "sets %s of %i marks",
    (form, size) => {
      compile(sampleFigure(form, size))
      compile(inLatin(withHostileText(sampleFigure(form, size, { panels: true }))))
    },
  )
})

function compile(figure: Figure) {
  const folder = mkdtempSync(path.join(tmpdir(), "exhibit-latex-"))
  try {
    const document = `\\documentclass{article}\\usepackage{booktabs,longtable}\\begin{document}\n${figureLatex(figure)}\\end{document}\n`
    writeFileSync(path.join(folder, "figure.tex"), document)
    const run = spawnSync("pdflatex", ["-halt-on-error", "-no-shell-escape", "figure.tex"], {
      cwd: folder,
      encoding: "utf8",
    })
    expect(run.stdout.match(/^!.*(\n.*){4}/m)?.[0]).toBeUndefined()
    expect(run.status).toBe(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Without the characters for which the comment asks for another engine. */
function inLatin(figure: Figure): Figure {
  const text = JSON.stringify(figure).replace(/[^\u0020-\u007e]|\\u[0-9a-f]{4}/gi, "?")
  const parsed: Figure = JSON.parse(text)
  return parsed
}
