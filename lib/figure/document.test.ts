import { expect, test } from "vitest"
import { everything } from "@/lib/model/population/filters"
import type { Rates } from "@/lib/model/rates/rows"
import { ratesCsv, ratesDocument } from "./document"

const rates: Rates = {
  outcome: { key: "harmful", op: "=", values: ["yes"] },
  by: ["model", "belief"],
  rule: "default",
  rows: [
    {
      by: { model: "fictional-org/model-a", belief: null },
      published: false,
      citation: null,
      k: 1,
      n: 4,
      missing: { failed: 0, not_judged: 2, judge_failed: 0 },
      rate: 0.25,
      low: 0.046,
      high: 0.699,
      prompts: 1,
      clustered: null,
      excluded: 0,
    },
    {
      by: { model: '=cmd|"x"', belief: "real" },
      published: true,
      citation: "Quill 2026",
      k: 0,
      n: 0,
      missing: { failed: 0, not_judged: 0, judge_failed: 0 },
      rate: null,
      low: null,
      high: null,
      prompts: 1,
      clustered: null,
      excluded: 0,
    },
  ],
  citations: ["Quill 2026"],
}

test("a document says what was asked and links the transcripts of every n", () => {
  const where = [
    { key: "scenario", op: "=", value: "ferry" },
    { key: "scenario", op: "=", value: "river" },
    { key: "severity", op: ">=", value: "7" },
  ] as const
  const document = ratesDocument({ slug: "demo" }, rates, { ...everything, where: [...where], run: 3 })
  expect(document).toMatchObject({
    study: "demo",
    outcome: "harmful=yes",
    by: ["model", "belief"],
    where: { scenario: ["ferry", "river"], severity: ">=7" },
    rule: "default",
    run: 3,
    citations: ["Quill 2026"],
  })
  expect(document).not.toHaveProperty("search")
  const [own, published] = document.rows
  const link = new URL(own?.transcripts ?? "", "http://exhibit.example")
  expect(link.pathname).toBe("/studies/demo/transcripts")
  expect(link.searchParams.getAll("where")).toEqual([
    "scenario:ferry",
    "scenario:river",
    "severity>=7",
    "model:fictional-org/model-a",
    "belief:",
  ])
  expect(link.searchParams.get("judged")).toBe("harmful")
  expect(link.searchParams.get("run")).toBe("3")
  expect(published?.transcripts).toBeNull()
})

test("CSV keeps no data apart from nought, and starts no formula", () => {
  expect(ratesCsv(rates)).toBe(
    [
      "model,belief,published,k,n,missing_failed,missing_not_judged,missing_judge_failed,excluded,rate,low,high,citation",
      "fictional-org/model-a,,no,1,4,0,2,0,0,0.25,0.046,0.699,",
      `"'=cmd|""x""",real,yes,0,0,0,0,0,0,,,,Quill 2026`,
      "",
    ].join("\r\n"),
  )
})
