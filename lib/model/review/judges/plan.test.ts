import { expect, test } from "vitest"
import type { JudgeCheck } from "./check"
import { groupOf, type Pair, unweighted } from "./groups"
import { widthPlan } from "./plan"

const pair = (judge: string, people: string | null, n: number): Pair => ({ by: {}, judge, people, n })
const all = [
  ...[pair("yes", "yes", 27), pair("yes", "no", 3), pair("yes", null, 270)],
  ...[pair("no", "yes", 7), pair("no", "no", 63), pair("no", null, 630)],
]

function check(pairs: Pair[], kind: "census" | "unknown"): JudgeCheck {
  const total = groupOf({}, (level) => level === "yes", pairs, pairs.map(unweighted), kind === "census")
  return {
    ...{ outcome: { key: "harmful", op: "=", values: ["yes"] }, judge: "a", rule: "people", by: [] },
    ...{ sample: { kind }, queues: [], from: null, total, groups: [], levels: [], matrix: [] },
    ...{ labelled: 100, undecided: 0, unjudged: 0 },
  }
}

test("labels with the judge are fewer than without it", () => {
  const plan = widthPlan(check(all, "census"), 0.05)
  expect(plan).toMatchObject({ have: 100, powered: { kind: "labels" }, alone: { kind: "labels" } })
  if (plan?.powered?.kind !== "labels" || plan.alone.kind !== "labels") throw new Error("no plan")
  expect(plan.powered.labels).toBeLessThan(plan.alone.labels)
})

test("labels that were chosen do not count, and nothing is known of the judge from them", () => {
  expect(widthPlan(check(all, "unknown"), 0.05)).toMatchObject({ have: 0, powered: null })
})

test("of nothing there is no plan", () => {
  expect(widthPlan(check([], "unknown"), 0.05)).toBeNull()
  expect(check([], "unknown").total).toMatchObject({
    judged: { n: 0, rate: null },
    accuracy: { youden: null },
  })
})
