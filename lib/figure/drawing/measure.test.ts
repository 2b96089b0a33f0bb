import { expect, test } from "vitest"
import { HOSTILE } from "@/lib/figure/testing/hostile"
import { textWidth, wrap } from "./measure"

// Figures of fontTools 4 over the same files: hmtx advances over 2,048 units per em.
test.each([
  ["M", 400, 0.9033],
  ["M", 600, 0.9224],
  ["Ж", 400, null],
  ["1", 400, 0.4067],
] as const)("%s in weight %i", (text, weight, ems) => {
  const width = textWidth(text, { size: 1, weight })
  if (ems === null) expect(width).toBeGreaterThan(0.5)
  else expect(width).toBeCloseTo(ems, 4)
})

test("tabular digits are of one width", () => {
  const type = { size: 10, weight: 400, tabular: true } as const
  expect(textWidth("111/111", type)).toBe(textWidth("987/654", type))
})

test.each(HOSTILE)("lines fit, and nothing but blanks is lost: %j", (text) => {
  const type = { size: 12, weight: 400 } as const
  const lines = wrap(text, 90, type)
  for (const line of lines) expect(textWidth(line, type)).toBeLessThanOrEqual(90)
  const letters = (words: string) => words.replace(/[ \u00a0]/g, "")
  expect(letters(lines.join(""))).toBe(letters(text))
})

test("beyond the lines allowed the last ends in an ellipsis", () => {
  const lines = wrap("one two three four five six seven", 60, { size: 12, weight: 400 }, 2)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/…$/)
})
