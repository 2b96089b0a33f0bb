import { describe, expect, test } from "vitest"
import type { FigureForm } from "@/lib/figure/parts"
import { HOSTILE, withHostileText } from "@/lib/figure/testing/hostile"
import { sampleFigure } from "@/lib/figure/testing/sample-figure"
import { parseSvg } from "./png"
import { figureSvg } from "./svg"

const forms: FigureForm[] = ["dots", "bars", "matrix", "mix", "difference"]
const ELEMENTS = [
  "svg",
  "title",
  "desc",
  "defs",
  "style",
  "pattern",
  "rect",
  "line",
  "circle",
  "path",
  "text",
]

describe.each(forms)("%s as SVG", (form) => {
  test.each([true, false])("is well-formed and self-contained, with its font: %s", async (embedFont) => {
    for (const theme of ["light", "dark"] as const) {
      const svg = figureSvg(withHostileText(sampleFigure(form, 16)), { theme, embedFont, width: 800 })
      await expect(parseSvg(svg)).resolves.toMatchObject({ width: 800 })
      const names = [...svg.matchAll(/<([a-z!][\w-]*)/gi)].map(([, name]) => name)
      expect(names.filter((name) => !ELEMENTS.includes(name ?? ""))).toEqual([])
      expect(svg).not.toMatch(/\b(href|src|on\w+)=/)
      expect(svg).not.toMatch(/url\((?!#exhibit-|data:font\/woff2;base64,)/)
      expect(svg.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u)
      expect(svg.includes("@font-face")).toBe(embedFont)
    }
  })
})

test("the parser of these tests does refuse what is not well-formed", async () => {
  await expect(parseSvg('<svg xmlns="http://www.w3.org/2000/svg"><text>a</svg>')).rejects.toThrow()
})

test("a text is what it was, escaped", () => {
  const figure = { ...sampleFigure("dots", 2), title: HOSTILE[0] }
  const svg = figureSvg(figure, { theme: "light", embedFont: false })
  expect(svg).toContain("&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;")
})

test("readers who do not see the chart are told every mark", () => {
  const svg = figureSvg(sampleFigure("dots", 16), { theme: "light", embedFont: false })
  const description = /<desc[^>]*>(.*)<\/desc>/.exec(svg)?.[1]
  expect(description).toContain(
    "heron-2, an evaluation: 120/324, 37.0 % [32.0, 42.4] (2 failed, 1 not judged)",
  )
  expect(description).toContain("Cinder Large (preview), an evaluation: 0/0, no data (69 not judged)")
})

test("the font of another script comes along where it is written", () => {
  const figure = sampleFigure("dots", 2)
  const rules = (title: string) =>
    figureSvg({ ...figure, title }, { theme: "light", embedFont: true }).match(/@font-face/g)?.length
  expect(rules("Plain")).toBe(1)
  expect(rules("Модель")).toBe(2)
})

test("without its font every text keeps its width", () => {
  const svg = figureSvg(sampleFigure("bars", 2), { theme: "light", embedFont: false })
  expect(svg).toMatch(/<text [^>]*textLength="[\d.]+"[^>]*>heron-2-mini<\/text>/)
})
