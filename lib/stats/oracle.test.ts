import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { newcombe } from "./difference"
import { fisherExact } from "./fisher"
import { holm } from "./holm"
import { mcnemar } from "./paired"
import { powerOf, sampleSize } from "./power"

const file = resolve(process.cwd(), "../shared/oracles/stats.json")

const Oracle = z.object({
  two_proportions: z
    .array(
      z.object({
        k1: z.int(),
        n1: z.int(),
        k2: z.int(),
        n2: z.int(),
        difference: z.number(),
        newcombe95: z.tuple([z.number(), z.number()]),
        fisher_two_sided_p: z.number(),
      }),
    )
    .min(1),
  mcnemar: z.array(z.object({ b: z.int(), c: z.int(), exact_p: z.number() })).min(1),
  holm: z.array(z.object({ p: z.array(z.number()).min(1), holm: z.array(z.number()) })).min(1),
  power: z
    .array(
      z.object({
        p1: z.number(),
        p2: z.number(),
        power: z.number(),
        alpha: z.number(),
        n_per_group: z.number(),
      }),
    )
    .min(1),
})

describe.skipIf(!existsSync(file))("every entry of R's answers (needs ../shared/oracles)", () => {
  const oracle = () => Oracle.parse(JSON.parse(readFileSync(file, "utf8")))

  test("differences and their intervals, to 1e-9", () => {
    for (const { k1, n1, k2, n2, difference, newcombe95 } of oracle().two_proportions) {
      const found = newcombe(k1, n1, k2, n2)
      const name = `${k1}/${n1} − ${k2}/${n2}`
      expect(Math.abs(found.estimate - difference), name).toBeLessThan(1e-9)
      expect(Math.abs(found.low - newcombe95[0]), name).toBeLessThan(1e-9)
      expect(Math.abs(found.high - newcombe95[1]), name).toBeLessThan(1e-9)
    }
  })

  test("Fisher's p, to 1e-9 of its size", () => {
    for (const { k1, n1, k2, n2, fisher_two_sided_p: p } of oracle().two_proportions) {
      expect(Math.abs(fisherExact(k1, n1, k2, n2) - p), `${k1}/${n1}, ${k2}/${n2}`).toBeLessThan(1e-9 * p)
    }
  })

  test("McNemar's p, to 1e-9", () => {
    for (const { b, c, exact_p } of oracle().mcnemar) {
      expect(Math.abs(mcnemar(b, c) - exact_p), `${b}, ${c}`).toBeLessThan(1e-9)
    }
  })

  test("Holm's adjustment, to 1e-9", () => {
    for (const { p, holm: expected } of oracle().holm) {
      const found = holm(p)
      expect(found).toHaveLength(expected.length)
      for (const [i, value] of expected.entries()) {
        expect(Math.abs((found[i] ?? Number.NaN) - value), `${p[i]}`).toBeLessThan(1e-9)
      }
    }
  })

  // R finds n by uniroot with its default tolerance of 1.2e-4; ours is the closed form it searches for.
  test("sample sizes, to 1e-4 of their size", () => {
    for (const { p1, p2, power, alpha, n_per_group } of oracle().power) {
      const n = sampleSize(p1, p2, { power, alpha }) ?? Number.NaN
      expect(Math.abs(n - n_per_group), `${p1}, ${p2}`).toBeLessThan(1e-4 * n_per_group)
      expect(Math.abs(powerOf(n_per_group, p1, p2, alpha) - power), `${p1}, ${p2}`).toBeLessThan(1e-4)
    }
  })
})
