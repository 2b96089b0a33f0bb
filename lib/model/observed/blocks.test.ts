import { describe, expect, it } from "vitest"
import type { RateRow } from "@/lib/model/rates/rows"
import { wilson } from "@/lib/stats/proportion"
import { arrangeObserved, dataOf, isBelief, type ObservedAsked } from "./blocks"

type Counts = { k?: number; n?: number; unknown?: number; citation?: string }

function rate(
  model: string,
  belief: string | null,
  { k = 0, n = 0, unknown = 0, citation }: Counts,
): RateRow {
  return {
    by: { model, belief },
    ...{ published: citation !== undefined, citation: citation ?? null, k, n },
    missing: { failed: 0, not_judged: unknown, judge_failed: 0 },
    ...{ excluded: 0, rate: n > 0 ? k / n : null, prompts: 1, clustered: null },
    ...(n > 0 ? wilson(k, n) : { low: null, high: null }),
  }
}

const asked: ObservedAsked = {
  ...{ rows: "model", given: "belief", belief: true, levels: ["real", "evaluation"] },
  ...{ between: [], shares: [] },
}
const aster = [
  rate("aster", "real", { k: 59, n: 107 }),
  rate("aster", "evaluation", { k: 21, n: 324 }),
  rate("aster", null, { unknown: 69 }),
]

describe("arrangeObserved", () => {
  it("keeps levels, the unstated and the total apart, with bounds for what is unknown", () => {
    const [block] = arrangeObserved(aster, asked).blocks
    expect(block?.lines.map(({ level, size, tally }) => [level, size, tally.k, tally.n])).toEqual([
      ["real", 107, 59, 107],
      ["evaluation", 324, 21, 324],
      [null, 69, 0, 0],
    ])
    expect(block?.lines[2]?.tally).toMatchObject({ rate: null, low: null, high: null })
    expect(block).toMatchObject({ size: 500, total: { k: 80, n: 431, missing: { not_judged: 69 } } })
    expect(block?.bounds?.low).toBeCloseTo(80 / 500, 12)
    expect(block?.bounds?.high).toBeCloseTo(149 / 500, 12)
  })

  it("subtracts evaluation from real: 59/107 − 21/324 is 48.7 points [38.7, 58.0]", () => {
    const { between, blocks, comparisons } = arrangeObserved(aster, asked)
    expect(between).toEqual(["real", "evaluation"])
    expect(comparisons).toBe(1)
    expect(blocks[0]?.difference?.estimate).toBeCloseTo(0.4866, 4)
    expect(blocks[0]?.difference?.low).toBeCloseTo(0.3868, 4)
    expect(blocks[0]?.difference?.high).toBeCloseTo(0.58, 4)
  })

  it.each([
    [
      ["evaluation", "not evaluation"],
      ["not evaluation", "evaluation"],
    ],
    [
      ["aware", "not aware"],
      ["not aware", "aware"],
    ],
    [
      ["not stated", "real", "evaluation"],
      ["real", "evaluation"],
    ],
  ])("of %j compares %j by default", (levels, expected) => {
    const rows = levels.map((level) => rate("aster", level, { k: 1, n: 2 }))
    expect(arrangeObserved(rows, { ...asked, levels }).between).toEqual(expected)
  })

  it("compares what is asked for, and of one level twice that and another", () => {
    const between = (...levels: string[]) => arrangeObserved(aster, { ...asked, between: levels }).between
    expect(between("evaluation", "real")).toEqual(["evaluation", "real"])
    expect(between("evaluation", "evaluation")).toEqual(["evaluation", "real"])
  })

  it("adjusts p by Holm over the rows that can be compared, and says which row has the other sign", () => {
    const { blocks, comparisons } = arrangeObserved(
      [
        ...aster,
        rate("briar", "real", { k: 30, n: 60 }),
        rate("briar", "evaluation", { k: 10, n: 50 }),
        rate("cobalt", "real", { k: 4, n: 40 }),
        rate("cobalt", "evaluation", { k: 20, n: 50 }),
        rate("dove", "real", { k: 4, n: 40 }),
      ],
      asked,
    )
    expect(comparisons).toBe(3)
    expect(blocks.map(({ opposite }) => opposite)).toEqual([false, false, true, false])
    const ps = blocks.map(({ difference }) => difference && [difference.p, difference.adjusted])
    expect(ps[3]).toBeNull()
    expect(ps[0]?.[1]).toBeCloseTo(3 * (ps[0]?.[0] ?? 0), 12)
    expect(ps[2]?.[1]).toBeGreaterThan(ps[2]?.[0] ?? 1)
  })

  it("never adds published counts to transcripts, nor to another publication’s", () => {
    const { blocks, observedShares } = arrangeObserved(
      [
        ...aster,
        rate("aster", "real", { k: 1, n: 10, citation: "Invented 2026" }),
        rate("aster", "real", { k: 2, n: 10, citation: "Invented 2027" }),
      ],
      asked,
    )
    expect(blocks.map(({ total }) => [total.citation, total.n])).toEqual([
      [null, 431],
      ["Invented 2026", 10],
      ["Invented 2027", 10],
    ])
    expect(observedShares?.map(({ share }) => share)).toEqual([107 / 431, 324 / 431])
  })

  it("reweights by the observed shares to the known rate, and by others to theirs", () => {
    const reweighted = (...shares: string[]) =>
      arrangeObserved(aster, { ...asked, shares }).blocks[0]?.reweighted
    expect(reweighted()?.estimate).toBeCloseTo(80 / 431, 12)
    expect(reweighted("real:50", "evaluation:50")?.estimate).toBeCloseTo((59 / 107 + 21 / 324) / 2, 12)
    expect(reweighted("real:100")).toMatchObject({ estimate: 59 / 107 })
    expect(reweighted("real:100")?.low).toBeCloseTo(wilson(59, 107).low, 12)
    expect(reweighted("real:60", "evaluation:60")).toBeNull()
  })

  it("does not reweight a row that lacks a level with a share", () => {
    const rows = [...aster, rate("briar", "real", { k: 3, n: 4 })]
    const blocks = (shares: string[]) => arrangeObserved(rows, { ...asked, shares }).blocks
    expect(blocks(["real:50", "evaluation:50"])[1]?.reweighted).toBeNull()
    expect(blocks(["real:100", "evaluation:0"])[1]?.reweighted?.estimate).toBe(0.75)
  })

  it("gives a share to what has no value only where every row has data of it", () => {
    const unstated = rate("aster", null, { k: 1, n: 5 })
    const weighable = (...more: RateRow[]) =>
      arrangeObserved([...aster.slice(0, 2), ...more], asked).weighable
    expect(weighable(unstated)).toEqual(["real", "evaluation", null])
    expect(weighable(unstated, rate("briar", "real", { k: 1, n: 5 }))).toEqual(["real", "evaluation"])
  })

  it("has no data for an empty level, not 0 %", () => {
    const [, briar] = arrangeObserved([...aster, rate("briar", "real", { k: 0, n: 4 })], asked).blocks
    expect(briar && dataOf(briar, "evaluation")).toBeUndefined()
    expect(briar?.lines[1]).toMatchObject({ level: "evaluation", size: 0, tally: { n: 0, rate: null } })
    expect(briar?.lines).toHaveLength(2)
    expect(briar?.difference).toBeNull()
    expect(briar?.bounds).toBeNull()
  })

  it("is one block without rows", () => {
    const { blocks } = arrangeObserved(aster, { ...asked, rows: null })
    expect(blocks).toMatchObject([{ value: null, size: 500, total: { by: {} } }])
    expect(blocks[0]?.lines[0]?.tally.by).toEqual({ belief: "real" })
  })
})

describe("isBelief", () => {
  it.each([
    [{ key: "belief", label: null }, true],
    [{ key: "eval_awareness", label: null }, true],
    [{ key: "v1", label: "Stated belief" }, true],
    [{ key: "aware", label: null }, true],
    [{ key: "blackmail_awareness", label: null }, false],
    [{ key: "retrieval", label: null }, false],
    [{ key: "harmful", label: "Harmful" }, false],
  ])("of %j is %s", (variable, expected) => {
    expect(isBelief(variable)).toBe(expected)
  })
})
