import { describe, expect, it } from "vitest"
import { baselineOf, differencesOf } from "./difference"

const group = (by: Record<string, string | null>, k: number, n: number, citation: string | null = null) => ({
  by,
  k,
  n,
  published: citation !== null,
  citation,
})

describe("baselineOf", () => {
  const rows = [
    group({ model: "model-a", system_prompt: "original" }, 1, 2),
    group({ model: "model-a", system_prompt: "short" }, 1, 2),
    group({ model: "model-b", system_prompt: "original" }, 1, 2),
  ]

  it("is the first level of the columns when nothing is asked, and of the rows when these have only one", () => {
    expect(baselineOf([], ["model", "system_prompt"], rows)).toEqual({ system_prompt: "original" })
    expect(
      baselineOf(
        [],
        ["model", "system_prompt"],
        [rows[0], rows[2]].flatMap((row) => row ?? []),
      ),
    ).toEqual({ model: "model-a" })
    expect(baselineOf([], ["model"], rows.slice(0, 1))).toEqual({})
  })

  it("takes a level before a missing value, whichever comes first", () => {
    const beliefs = [group({ belief: null }, 0, 1), group({ belief: "real" }, 0, 1)]
    expect(baselineOf([], ["belief"], beliefs)).toEqual({ belief: "real" })
  })

  it("is what the address names, for the keys that group, and nothing else", () => {
    const asked = [
      { key: "system_prompt", op: "=", value: "short" },
      { key: "scenario", op: "=", value: "blackmail" },
    ] as const
    expect(baselineOf([...asked], ["model", "system_prompt"], rows)).toEqual({ system_prompt: "short" })
    expect(baselineOf([{ key: "belief", op: "=", value: "" }], ["belief"], rows)).toEqual({ belief: null })
  })
})

describe("differencesOf", () => {
  it("compares within each model with the same other keys, as a rate minus its baseline", () => {
    const rows = [
      group({ model: "model-a", system_prompt: "original" }, 4, 10),
      group({ model: "model-a", system_prompt: "short" }, 10, 10),
      group({ model: "model-b", system_prompt: "original" }, 21, 324),
      group({ model: "model-b", system_prompt: "short" }, 59, 107),
    ]
    const [a, b, c, d] = differencesOf(rows, { system_prompt: "original" })
    expect([a?.kind, c?.kind]).toEqual(["baseline", "baseline"])
    expect(b).toMatchObject({ kind: "compared", base: rows[0], estimate: 0.6 })
    expect(d).toMatchObject({ kind: "compared", base: rows[2] })
    if (b?.kind !== "compared" || d?.kind !== "compared") throw new Error("not compared")
    // R 4.2: fisher.test(matrix(c(10, 0, 4, 6), 2))$p.value; Newcombe's interval of 59/107 − 21/324
    expect(b.p).toBeCloseTo(0.010836, 6)
    expect([d.estimate, d.low, d.high].map((share) => share.toFixed(4))).toEqual([
      "0.4866",
      "0.3868",
      "0.5800",
    ])
  })

  it("adjusts p by Holm over what is compared, and only that", () => {
    const rows = [
      group({ model: "a" }, 4, 10),
      group({ model: "b" }, 10, 10),
      group({ model: "c" }, 5, 10),
      group({ model: "d" }, 0, 0),
    ]
    const [, b, c, d] = differencesOf(rows, { model: "a" })
    if (b?.kind !== "compared" || c?.kind !== "compared") throw new Error("not compared")
    expect(b.adjusted).toBeCloseTo(2 * b.p, 12)
    expect(c.adjusted).toBe(c.p)
    expect(d).toEqual({ kind: "none", reason: "no data", base: { model: "a" } })
  })

  it("says why a row cannot be compared: no such group, or nothing in it", () => {
    const rows = [
      group({ model: "a", goal: "none" }, 0, 0),
      group({ model: "a", goal: "explicit" }, 3, 4),
      group({ model: "b", goal: "explicit" }, 3, 4),
    ]
    expect(differencesOf(rows, { goal: "none" })).toEqual([
      { kind: "baseline" },
      { kind: "none", reason: "no data in the baseline", base: { model: "a", goal: "none" } },
      { kind: "none", reason: "no baseline", base: { model: "b", goal: "none" } },
    ])
  })

  it("never takes transcripts from published counts, nor one publication from another", () => {
    const rows = [
      group({ model: "a" }, 1, 4),
      group({ model: "a" }, 2, 4, "One fictional table"),
      group({ model: "b" }, 3, 4, "One fictional table"),
      group({ model: "b" }, 3, 4, "Another fictional table"),
    ]
    const differences = differencesOf(rows, { model: "a" })
    expect(differences[2]).toMatchObject({ kind: "compared", base: rows[1] })
    expect(differences[3]).toMatchObject({ kind: "none", reason: "no baseline" })
  })

  it("has no key to compare by: every row is its own baseline", () => {
    expect(differencesOf([group({}, 1, 2)], {})).toEqual([{ kind: "baseline" }])
  })
})
