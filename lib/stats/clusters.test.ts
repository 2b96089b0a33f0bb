import { describe, expect, test } from "vitest"
import { type Cluster, clusteredInterval } from "./clusters"
import { studentQuantile } from "./distribution"
import { wilson, wilsonAt } from "./proportion"

const clusters = (ks: number[], ns: number[]): Cluster[] => ns.map((n, i) => ({ k: ks[i] ?? 0, n }))

describe("clusteredInterval", () => {
  // R 4.2.2, package survey: svymean(~y, svydesign(ids = ~id, weights = 1)) for the variance, qt() for the quantile,
  // polyroot() of (p − x)² = t² x (1 − x) / n* for the ends.
  test.each([
    [[3, 10, 0, 7], [10, 20, 15, 12], 4.58422633159475, 0.091133304838263, 0.744502547001449],
    [[50, 52, 49, 51], [100, 100, 100, 100], 1, 0.426307708987214, 0.583445344562823],
    [[19, 2], [20, 20], 28.9724310776942, 0.00234151778991322, 0.99808243282637],
  ])("%j of %j", (ks, ns, designEffect, low, high) => {
    const found = clusteredInterval(clusters(ks, ns))
    expect(found.clusters).toBe(ns.length)
    expect(found.method).toBe("cluster-robust")
    expect(found.designEffect).toBeCloseTo(designEffect, 9)
    expect(found.note).toBe(designEffect > 1 ? "varies between clusters" : "no more than chance")
    expect(found.low).toBeCloseTo(low, 9)
    expect(found.high).toBeCloseTo(high, 9)
  })

  test("one cluster has the plain Wilson interval, and empty ones do not count", () => {
    const found = clusteredInterval(clusters([4, 0], [10, 0]))
    expect(found).toEqual({
      ...wilson(4, 10),
      rate: 0.4,
      clusters: 1,
      designEffect: null,
      method: "wilson",
      note: "one cluster",
    })
    const three = clusters([3, 10, 7], [10, 20, 12])
    expect(clusteredInterval([...three, { k: 0, n: 0 }])).toEqual(clusteredInterval(three))
  })

  test("at 0 and at n each cluster counts as one observation", () => {
    const none = clusteredInterval(clusters([0, 0, 0, 0, 0], [20, 20, 20, 20, 20]))
    expect(none.low).toBe(0)
    expect(none.high).toBeCloseTo(0.434482464783175, 9) // R: prop.test(0, 5, correct = FALSE)
    expect(none.note).toBe("all alike")
    const all = clusteredInterval(clusters([20, 20], [20, 20]))
    expect(all.high).toBe(1)
    expect(all.low).toBeCloseTo(wilson(2, 2).low, 12)
    const uneven = clusteredInterval(clusters([0, 0, 0], [50, 100, 150]))
    expect(300 / (uneven.designEffect ?? 0)).toBeCloseTo(18 / 7, 12) // 300² / (50² + 100² + 150²)
  })

  test("is never narrower than Wilson's with t in place of z, so never than Wilson's", () => {
    for (let a = 0; a <= 8; a++) {
      for (let b = 0; b <= 12; b++) {
        const { low, high } = clusteredInterval(clusters([a, b, 3], [8, 12, 10]))
        const t = wilsonAt((a + b + 3) / 30, 30, studentQuantile(0.975, 2))
        const plain = wilson(a + b + 3, 30)
        expect(high - low).toBeGreaterThanOrEqual(t.high - t.low - 1e-12)
        expect(high - low).toBeGreaterThan(plain.high - plain.low)
      }
    }
  })

  test("does not depend on the order of clusters", () => {
    const one = clusteredInterval(clusters([1, 5, 9], [10, 10, 12]))
    const other = clusteredInterval(clusters([9, 1, 5], [12, 10, 10]))
    expect(other.low).toBeCloseTo(one.low, 13)
    expect(other.high).toBeCloseTo(one.high, 13)
  })

  test.each([
    [[0], [0]],
    [[1], [0]],
    [[-1], [0]],
    [
      [3, 1],
      [2, 5],
    ],
    [
      [0.5, 1],
      [2, 5],
    ],
    [[], []],
  ])("refuses %j of %j", (ks, ns) => {
    expect(() => clusteredInterval(clusters(ks, ns))).toThrow(RangeError)
  })
})
