import { requireCounts } from "./counts"
import { studentQuantile } from "./distribution"
import { type Interval, wilson, wilsonAt } from "./proportion"

/** k yeses of n transcripts that share one prompt, or whatever else makes them alike. */
export type Cluster = { k: number; n: number }

/**
 * What the interval rests on: one cluster, of which it alone speaks; the variation seen between clusters; no more of it
 * than chance gives (the design effect is held at 1); or none to be seen, since all say no or all say yes.
 */
export type ClusterNote = "one cluster" | "varies between clusters" | "no more than chance" | "all alike"

/** A rate in [0, 1] with its 95 % interval, over so many clusters with data. */
export type ClusteredInterval = Interval & {
  rate: number
  clusters: number
  designEffect: number | null
  method: "wilson" | "cluster-robust"
  note: ClusterNote
}

/**
 * The rate over all transcripts, with an interval for clusters like these. The variance is that of the ratio Σk / Σn,
 * linearised, between clusters: v = G/(G−1) Σ(kᵢ − p nᵢ)² / n². The design effect v / (p(1−p)/n), at least 1, gives the
 * effective n, from which the Wilson interval is taken with the t quantile of G − 1 degrees of freedom.
 * One cluster has no "between": its interval is the plain Wilson one. At 0 of n or n of n, v is 0 whatever the clusters
 * are like; then each counts as one observation (intraclass correlation 1, effective n = n² / Σnᵢ²), with the normal
 * quantile since no variance is estimated. That is the widest reading: 0 of 100 in 10 prompts is read as 0 of 10, and may
 * be wider than 1 of 100.
 *
 * Source: E. L. Korn & B. I. Graubard (1998), "Confidence intervals for proportions with small expected number of
 * positive counts estimated from survey data", Surv. Methodol. 24, 193–201; N. Dean & M. Pagano (2015), "Evaluating
 * confidence interval methods for binomial proportions in clustered surveys", J. Surv. Stat. Methodol. 3, 484–503; the
 * edges by L. Kish (1965), "Survey Sampling", chapters 5 and 8.
 *
 * @throws RangeError unless each cluster's counts are integers with 0 ≤ k ≤ n, and one has n ≥ 1; n = 0 is left out.
 */
export function clusteredInterval(clusters: Cluster[]): ClusteredInterval {
  for (const { k, n } of clusters) if (k !== 0 || n !== 0) requireCounts(k, n)
  const used = clusters.filter(({ n }) => n > 0)
  const k = used.reduce((sum, cluster) => sum + cluster.k, 0)
  const n = used.reduce((sum, cluster) => sum + cluster.n, 0)
  const count = used.length
  if (count < 2) {
    const plain = { ...wilson(k, n), rate: k / n, clusters: count }
    return { ...plain, designEffect: null, method: "wilson", note: "one cluster" }
  }
  const rate = k / n
  const common = { rate, clusters: count, method: "cluster-robust" } as const
  if (k === 0 || k === n) {
    const designEffect = used.reduce((sum, cluster) => sum + cluster.n ** 2, 0) / n
    return { ...wilsonAt(rate, n / designEffect), ...common, designEffect, note: "all alike" }
  }
  const squares = used.reduce((sum, cluster) => sum + (cluster.k - rate * cluster.n) ** 2, 0)
  const between = ((count / (count - 1)) * squares) / n / (rate * (1 - rate))
  const designEffect = Math.max(1, between)
  const note = between > 1 ? "varies between clusters" : "no more than chance"
  return {
    ...wilsonAt(rate, n / designEffect, studentQuantile(0.975, count - 1)),
    ...common,
    designEffect,
    note,
  }
}
