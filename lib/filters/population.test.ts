import { describe, expect, test } from "vitest"
import { loadFilters, serializeFilters } from "@/lib/filters/population"
import { sentence } from "@/lib/filters/sentence"
import { everything, type Filters } from "@/lib/model/population/filters"
import { groupPopulation, kPopulation, nPopulation } from "@/lib/model/population/of-rate"
import { transcriptUrl } from "@/lib/urls/reader"

const population: Filters = {
  where: [
    { key: "model", op: "=", value: "fictional/aster-1" },
    { key: "model", op: "=", value: "b:c|d" },
    { key: "belief", op: "=", value: "" },
    { key: "severity", op: ">=", value: "7" },
  ],
  judged: ["harmful", "belief"],
  missing: ["severity:not_judged"],
  search: "5 pm & “leverage”",
  run: 12,
  since: "2025-06-01",
  until: "2025-06-30",
  excluded: "yes",
  labelled: "no",
  rule: "classifier_verdict",
}

describe("filters", () => {
  test("an address says them all, and is read back the same", () => {
    const query = serializeFilters(population)
    expect(loadFilters(new URLSearchParams(query))).toEqual(population)
  })

  test("a day that the calendar lacks and a reason that there is none are not read", () => {
    const read = (query: string) => loadFilters(new URLSearchParams(query))
    expect(read("since=2025-02-31&until=2025-02-28")).toMatchObject({ since: null, until: "2025-02-28" })
    expect(read("missing=harmful:zzz&missing=harmful&missing=harmful:failed").missing).toEqual([
      ...["harmful", "harmful:failed"],
    ])
  })

  test("defaults are not written", () => {
    expect(serializeFilters(everything)).toBe("")
    expect(loadFilters(new URLSearchParams(""))).toEqual(everything)
  })

  test("are said in words, alternatives of a key together", () => {
    expect(sentence(population)).toBe(
      "where model is fictional/aster-1 or b:c|d and belief has no value and severity >= 7 and harmful has a value and belief has a value" +
        " and severity has no value (not judged) and the text has “5 pm & “leverage”” and run is 12 and its day is 2025-06-01 or later and its day is 2025-06-30 or earlier" +
        " and they are excluded from rates and no person has judged it and the verdicts are those of classifier_verdict",
    )
    expect(sentence(everything)).toBe("")
    expect(sentence({ ...everything, missing: ["harmful:judge_failed"] })).toBe(
      "where harmful has no value (the judge failed)",
    )
  })
})

describe("the population behind a number", () => {
  const outcome = { key: "outcome", op: "=" as const, values: ["blackmail", "leak"] }
  const of = (key: string, ...values: string[]) => values.map((value) => ({ key, op: "=" as const, value }))

  test("of a group replaces what was filtered on its own keys", () => {
    const filtered = { ...everything, where: [...of("model", "a", "b"), ...of("scenario", "leaking")] }
    expect(groupPopulation(filtered, { model: "a", belief: null }).where).toEqual([
      ...of("scenario", "leaking"),
      ...of("model", "a"),
      ...of("belief", ""),
    ])
  })

  test("n has a value; k has one of the outcome's levels that the population allows", () => {
    expect(nPopulation({ ...everything, judged: ["belief"] }, outcome).judged).toEqual(["belief", "outcome"])
    expect(kPopulation(everything, outcome)?.where).toEqual(of("outcome", "blackmail", "leak"))
    const filtered = { ...everything, where: of("outcome", "leak", "acceptance") }
    expect(kPopulation(filtered, outcome)?.where).toEqual(of("outcome", "leak"))
    expect(kPopulation({ ...everything, where: of("outcome", "acceptance") }, outcome)).toBeNull()
  })

  test("a transcript's address carries its list and points at a message", () => {
    expect(transcriptUrl("abc", { study: "demo", list: { judged: ["harmful"] } }, 11)).toBe(
      "/t/abc?study=demo&judged=harmful&at=12#m12",
    )
  })
})
