import { describe, expect, test } from "vitest"
import type { LabelQueue } from "@/lib/model/review/judges/check"
import { notRandomWords, planWords, refusalWords } from "./check-words"

describe("why nothing is corrected", () => {
  test.each([
    [{ code: "too few", labels: 9, least: 10 } as const, "too few labels, 9. It takes 10."],
    [
      { code: "too few of a kind", yes: 3, no: 91, least: 10 } as const,
      "too few labels of a kind. People say yes of 3 and no of 91; it takes 10 of each to know how often the judge errs.",
    ],
    [
      { code: "no labels of a verdict", verdict: "yes" } as const,
      "none of the transcripts that the judge calls a yes has a label.",
    ],
  ])("%j", (refusal, words) => {
    expect(refusalWords(refusal)).toBe(words)
  })

  test("a weak judge's index is in points; a rate beyond 100 % is named as what it would be", () => {
    const weak = { code: "too weak", youden: { estimate: 0.12, low: -0.05, high: 0.3 } } as const
    expect(refusalWords(weak)).toContain(
      "by 12 points, and that could be anything from −5 points to 30 points",
    )
    const beyond = { code: "out of range", estimate: 1.0674, low: 1.01, high: 1.12 } as const
    expect(refusalWords(beyond)).toContain("gives 106.7 %, which no rate is")
    expect(refusalWords(beyond)).toContain("above 100 %")
    expect(refusalWords({ ...beyond, estimate: -0.2, low: -0.3, high: -0.1 })).toContain("gives −20.0 %")
  })
})

const queue: LabelQueue = {
  ...{ id: 3, title: "First look", plan: "disagree", drawn: 40, labelled: 1, skipped: 0, blind: true },
  notRandom: { code: "plan", plan: "disagree" },
}

test("why a queue's labels do not count", () => {
  expect(notRandomWords(queue)).toBe(
    "“First look” (queue 3, 1 label) holds those that judges disagree on, chosen and not drawn.",
  )
  expect(notRandomWords({ ...queue, notRandom: { code: "filters", parts: "model is a" } })).toContain(
    "was drawn only where model is a",
  )
  expect(notRandomWords({ ...queue, plan: null, notRandom: { code: "hidden" } })).not.toContain("disagree")
  expect(notRandomWords({ ...queue, notRandom: null })).toBeNull()
})

test("how many more labels, and that none will do", () => {
  expect(planWords({ kind: "labels", labels: 240 }, 80, 0.05)).toBe("160 more random labels (240 in all)")
  expect(planWords({ kind: "labels", labels: 80 }, 100, 0.05)).toBe("80, and 100 are there")
  expect(planWords({ kind: "not enough", reached: 0.092, transcripts: 381 }, 80, 0.05)).toBe(
    "no number of labels will do: with all transcripts labelled it is ± 9.2 points, not ± 5 points. It takes 381 labelled transcripts.",
  )
})
