import { expect, test } from "vitest"
import { holm } from "./holm"

test("is R's p.adjust(c(0.01, 0.04, 0.03, 0.005), 'holm'), in the order given", () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005])
  for (const [i, p] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[i]).toBeCloseTo(p, 12)
})

test("keeps the order of p-values, makes none smaller, and passes 1 by none", () => {
  const ps = [0.8, 1e-20, 0.02, 0.02, 0.5, 0, 1]
  const adjusted = holm(ps)
  const pairs = ps.map((p, i) => ({ p, q: adjusted[i] ?? Number.NaN })).sort((a, b) => a.p - b.p || a.q - b.q)
  for (const [i, { p, q }] of pairs.entries()) {
    expect(q).toBeGreaterThanOrEqual(Math.max(p, pairs[i - 1]?.q ?? 0))
    expect(q).toBeLessThanOrEqual(1)
  }
})

test("leaves one p as it is, none as none, and the caller's list alone", () => {
  expect(holm([0.04])).toEqual([0.04])
  expect(holm([])).toEqual([])
  const ps = [0.3, 0.1]
  holm(ps)
  expect(ps).toEqual([0.3, 0.1])
})

test.each([-0.1, 1.1, Number.NaN])("refuses %d", (p) => {
  expect(() => holm([0.5, p])).toThrow(RangeError)
})
