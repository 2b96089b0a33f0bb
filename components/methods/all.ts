import type { Method } from "./entry"
import { agreementMethods, correctionMethods } from "./review"

/** Every statistic that a page shows, in the order of the questions that one asks of a rate. */
export const methods: Method[] = [
  {
    id: "wilson",
    name: "Interval of a rate: Wilson score",
    used: "k of n, wherever a rate stands. It is right at 0 of n and at n of n.",
    formula: "(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = k/n and z = 1.96",
    source:
      "E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209–212.",
  },
  {
    id: "prompts",
    name: "Interval over several prompts: cluster-robust",
    used: "A rate that pools prompts (conditions): the thin whisker. Samples of one prompt are alike, so they tell less of other prompts than as many independent ones would. A rate over one prompt speaks for that prompt alone. Where all prompts say 0 or all say n, how much they differ cannot be seen, and each counts once.",
    formula:
      "v = G/(G−1) Σ(kᵢ − p nᵢ)² / n² over G prompts; design effect v / (p(1−p)/n), at least 1; Wilson interval at n / design effect with the t quantile of G − 1 degrees of freedom",
    source:
      "E. L. Korn & B. I. Graubard (1998), Surv. Methodol. 24, 193–201; N. Dean & M. Pagano (2015), J. Surv. Stat. Methodol. 3, 484–503; L. Kish (1965), Survey Sampling.",
  },
  {
    id: "newcombe",
    name: "Difference of two rates: Newcombe’s hybrid score",
    used: "Any difference between two groups of different transcripts.",
    formula:
      "d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²), with d = p₁ − p₂, and l and u the Wilson limits of each rate",
    source:
      "R. G. Newcombe (1998), Interval estimation for the difference between independent proportions, Stat. Med. 17, 873–890, method 10.",
  },
  {
    id: "fisher",
    name: "Are two rates the same: Fisher’s exact test",
    used: "The p beside a difference. Two-sided: the tables with the same margins that are no more probable than the one seen.",
    formula: "Σ P(table) over tables with P ≤ P(seen), hypergeometric",
    source: "R. A. Fisher (1935), JRSS 98, 39–82; J. O. Irwin (1935), Metron 12, 83–94.",
  },
  {
    id: "holm",
    name: "Several comparisons at once: Holm",
    used: "The adjusted p, over all comparisons that one view shows; how many they were is said beside it.",
    formula: "of m sorted p: p₍ᵢ₎ × (m − i + 1), never falling, at most 1",
    source:
      "S. Holm (1979), A simple sequentially rejective multiple test procedure, Scand. J. Stat. 6, 65–70.",
  },
  {
    id: "ratios",
    name: "Risk ratio and odds ratio",
    used: "Two populations side by side. Honest at zero: an end that the data do not bound is said to be open.",
    formula:
      "p₁/p₂ with the ends at which the score statistic reaches 1.96; (k₁/(n₁−k₁)) / (k₂/(n₂−k₂)) with the exact interval given both margins",
    source:
      "P. A. R. Koopman (1984), Biometrics 40, 513–517; J. Cornfield (1956), Proc. Third Berkeley Symp. 4, 135–148.",
  },
  {
    id: "pairs",
    name: "The same samples twice: McNemar’s exact test and Newcombe’s paired interval",
    used: "Two conditions that share sample ids and epochs.",
    formula:
      "2 P(X ≤ min(b, c)) for X binomial over the b + c pairs that differ, at one half; the interval joins the Wilson limits of both rates by their correlation",
    source:
      "Q. McNemar (1947), Psychometrika 12, 153–157; R. G. Newcombe (1998), Stat. Med. 17, 2635–2650, method 10.",
  },
  {
    id: "power",
    name: "How many would tell: sample size",
    used: "“N per group would”: so many in each group tell two true rates apart, 8 times in 10, by a two-sided test at 0.05.",
    formula: "(1.96 √(2m(1−m)) + 0.84 √(p₁(1−p₁) + p₂(1−p₂)))² / (p₁−p₂)², m the mean of both",
    source: "J. L. Fleiss (1981), Statistical Methods for Rates and Proportions, 2nd ed., section 3.2.",
  },
  {
    id: "standardisation",
    name: "If the shares were others: direct standardisation",
    used: "Rates within an observed variable, weighted by shares that one chooses.",
    formula:
      "Σ share · p, from Σ share · p − √Σ share²(p−l)² to Σ share · p + √Σ share²(u−p)², Wilson limits l and u",
    source: "G. Y. Zou & A. Donner (2008), Stat. Med. 27, 1693–1702.",
  },
  {
    id: "bounds",
    name: "When some have no verdict: bounds",
    used: "Where the outcome of some is unknown: the rate if none of them, and if all of them, were a yes. No chance is in it.",
    formula: "k / (n + unknown) to (k + unknown) / (n + unknown)",
    source: "C. F. Manski (1989), Anatomy of the selection problem, J. Hum. Resour. 24, 343–360.",
  },
  {
    id: "ties",
    name: "Ties",
    used: "Sorted rows: a row is tied with the first where a difference between them cannot be told, Holm over all pairs of rows.",
    formula: "told apart: Newcombe’s interval excludes 0 and Fisher’s p is below 0.05",
    source: "As above.",
  },
  ...agreementMethods,
  ...correctionMethods,
]
