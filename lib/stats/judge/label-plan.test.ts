import { describe, expect, test } from "vitest"
import { wilson, wilsonAt } from "@/lib/stats/proportion"
import { planAlone, planPowered } from "./label-plan"
import { unweighted } from "./labelled-table"
import { predictionPowered } from "./prediction-powered"

const half = ({ low, high }: { low: number; high: number }) => (high - low) / 2

describe("how many labels", () => {
  test("alone: the least whose Wilson interval is no wider", () => {
    const plan = planAlone(100_000, 0.3, 0.05)
    const labels = plan.kind === "labels" ? plan.labels : 0
    expect(half(wilsonAt(0.3, labels))).toBeLessThanOrEqual(0.05)
    expect(half(wilsonAt(0.3, labels - 1))).toBeGreaterThan(0.05)
    // The textbook's 0.3 × 0.7 × (1.96 / 0.05)² is 323.
    expect(Math.abs(labels - 323)).toBeLessThan(5)
  })

  test("with a judge: as many as the estimate itself then has an interval that wide", () => {
    const plan = planPowered({ k: 3000, n: 10_000 }, { ofYes: 0.9, ofNo: 0.1 }, 0.05)
    const labels = plan.kind === "labels" ? plan.labels : 0
    const [yes, no] = [Math.round(labels * 0.3), labels - Math.round(labels * 0.3)]
    const table = {
      ...{ yesYes: unweighted(Math.round(yes * 0.9)), yesNo: unweighted(yes - Math.round(yes * 0.9)) },
      ...{ noYes: unweighted(Math.round(no * 0.1)), noNo: unweighted(no - Math.round(no * 0.1)) },
    }
    const then = predictionPowered({ k: 3000, n: 10_000 }, table)
    expect("low" in then && half(then)).toBeCloseTo(0.05, 2)
    const alone = planAlone(10_000, 0.34, 0.05)
    expect(labels).toBeLessThan(alone.kind === "labels" ? alone.labels / 1.5 : 0)
  })

  test("from a judge that says nothing of people: as many as without it", () => {
    const plan = planPowered({ k: 3000, n: 10_000 }, { ofYes: 0.3, ofNo: 0.3 }, 0.05)
    const alone = planAlone(10_000, 0.3, 0.05)
    if (plan.kind !== "labels" || alone.kind !== "labels") throw new Error("there are enough transcripts")
    expect(Math.abs(plan.labels / alone.labels - 1)).toBeLessThan(0.02)
  })

  test("no number of labels will do where even all transcripts are too few", () => {
    const plan = planAlone(100, 0.5, 0.05)
    expect(plan).toMatchObject({ kind: "not enough", reached: half(wilson(50, 100)) })
    const transcripts = plan.kind === "not enough" ? (plan.transcripts ?? 0) : 0
    expect(half(wilsonAt(0.5, transcripts))).toBeLessThanOrEqual(0.05)
    expect(half(wilsonAt(0.5, transcripts - 1))).toBeGreaterThan(0.05)
    expect(planPowered({ k: 50, n: 100 }, { ofYes: 0.9, ofNo: 0.1 }, 0.05)).toMatchObject({
      ...{ kind: "not enough", transcripts },
    })
  })

  test("of a width that is none, nothing", () => {
    expect(() => planAlone(100, 0.5, 0)).toThrow(RangeError)
    expect(() => planAlone(100, 0.5, Number.NaN)).toThrow(RangeError)
  })
})
