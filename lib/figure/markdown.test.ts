import { expect, test } from "vitest"
import { figureMarkdown } from "./markdown"
import type { FigureForm } from "./parts"
import { withHostileText } from "./testing/hostile"
import { sampleFigure } from "./testing/sample-figure"

const forms: FigureForm[] = ["dots", "bars", "matrix", "mix", "difference"]

test("a row says what the chart says", () => {
  const lines = figureMarkdown(sampleFigure("dots", 16)).split("\n")
  expect(lines).toContain(
    "| heron-2 | an evaluation | transcripts | 120/324 | 37.0 % | [32.0, 42.4] | 2 failed, 1 not judged |",
  )
  expect(lines).toContain(
    "| Cinder Large (preview) | an evaluation | transcripts | 0/0 | no data |  | 69 not judged |",
  )
})

test("a matrix has a cell per row and column, and says where there is none", () => {
  const lines = figureMarkdown(sampleFigure("matrix", 16)).split("\n")
  const rows = lines.filter((line) => line.startsWith("| heron"))
  expect(rows).toHaveLength(2)
  expect(rows[0]).toContain("| 120/324 = 37.0 % [32.0, 42.4] (2 failed, 1 not judged) |")
  expect(rows[1]).toMatch(/\| {2}\|$/)
})

test("a difference has its interval and both p", () => {
  const lines = figureMarkdown(sampleFigure("difference", 16)).split("\n")
  expect(
    lines.filter((line) => line.includes("| +37.0 | [30.9, 42.4] | &lt;0.001 | &lt;0.001 |")),
  ).toHaveLength(1)
})

test.each(forms)("%s: hostile names open no cell, no link and no tag", (form) => {
  const markdown = figureMarkdown(withHostileText(sampleFigure(form, 16)))
  const table = markdown.split("\n").filter((line) => line.startsWith("|"))
  const cells = table.map((line) => line.replace(/[\\|]/g, "").split("|").length)
  expect(new Set(cells).size).toBe(1)
  expect(markdown).not.toContain("<script>")
  expect(markdown).not.toMatch(/(?<!\\)\]\(/)
})
