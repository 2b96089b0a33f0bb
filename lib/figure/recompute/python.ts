import { cleanFigure } from "@/lib/figure/clean"
import { type Comparison, comparisonsOf, headComment, quoted } from "@/lib/figure/comparisons"
import type { Figure } from "@/lib/figure/parts"

/**
 * A Python script, for the standard library of 3.9 or later, that recomputes rates and Wilson intervals from the CSV of
 * the figure's rates, and the differences of a difference figure. It prints a table and ends with an error where
 * a number is off by more than 1e-6.
 */
export function recomputePython(figure: Figure): string {
  const clean = cleanFigure(figure)
  const comparisons = comparisonsOf(clean)
  return `${headComment(clean)}${RATES}${comparisons.length === 0 ? "" : differences(comparisons)}`
}

const RATES = String.raw`# Usage: python3 recompute.py rates.csv   (the CSV beside the figure; nothing to install)
import csv
import sys
from math import exp, lgamma, sqrt
from statistics import NormalDist

if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(errors="replace")
path = sys.argv[1] if len(sys.argv) > 1 else "rates.csv"
with open(path, encoding="utf-8", newline="") as file:
    head, *lines = list(csv.reader(file))

# The columns before "published" say which group a row is; one of them may itself be called k or rate.
place = {name: index for index, name in enumerate(head)}
for name in ("published", "k", "n", "rate", "low", "high"):
    if name not in place:
        sys.exit(f"{path} is not a CSV of rates: it has no column {name}")
keys = place["published"]

# Wilson (1927), two-sided 95 %.
Z = NormalDist().inv_cdf(0.975)


def wilson(k, n):
    p = k / n
    half = Z * sqrt(p * (1 - p) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    return p, 0.0 if k == 0 else middle - half, 1.0 if k == n else middle + half


def check(what, name, ours, theirs):
    if (ours is None) != (theirs is None) or (ours is not None and abs(ours - theirs) > 1e-6):
        sys.exit(f"{what} of {name} differs: {ours} here, {theirs} there")


def show(name, *numbers):
    print(name, *("-" if number is None else f"{number:.4g}" for number in numbers), sep="\t")


counts = set()
print("group", "k", "n", "rate", "low", "high", sep="\t")
for line in lines:
    group = ", ".join(line[:keys]) or "all"
    row = {name: line[index] for name, index in place.items()}
    k, n = int(row["k"]), int(row["n"])
    counts.add((k, n))
    # No data is not 0 %.
    ours = wilson(k, n) if n > 0 else (None, None, None)
    print(group, k, n, *("-" if number is None else f"{number:.4f}" for number in ours), sep="\t")
    for what, number in zip(("rate", "low", "high"), ours):
        check(what, group, number, None if row[what] == "" else float(row[what]))
print(f"Rates and intervals agree with {path}.")
`

function differences(comparisons: Comparison[]): string {
  const rows = comparisons.map(
    ({ name, k, n, k0, n0, estimate, low, high, p, pHolm }) =>
      `    (${[quoted(name), k, n, k0, n0, estimate, low, high, p, pHolm].join(", ")}),`,
  )
  return String.raw`
# The differences of the figure: mark minus baseline, as k of n minus k0 of n0, then
# estimate, low, high, p and p after Holm.
FIGURE = [
${rows.join("\n")}
]


def newcombe(k, n, k0, n0):
    """Newcombe (1998), method 10."""
    p, low, high = wilson(k, n)
    p0, low0, high0 = wilson(k0, n0)
    below, above = sqrt((p - low) ** 2 + (high0 - p0) ** 2), sqrt((high - p) ** 2 + (p0 - low0) ** 2)
    return p - p0, p - p0 - below, p - p0 + above


def fisher(k, n, k0, n0):
    """Fisher's exact test, two-sided: the tables that are no likelier than this one, with R's tolerance."""
    def choose(n, k):
        return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)

    yes = k + k0
    tables = range(max(0, yes - n0), min(n, yes) + 1)
    log = {i: choose(n, i) + choose(n0, yes - i) - choose(n + n0, yes) for i in tables}
    return min(1.0, sum(exp(value) for value in log.values() if value <= log[k] + 1e-7))


def holm(ps):
    """Holm (1979), over all differences of the figure."""
    order = sorted(range(len(ps)), key=lambda i: ps[i])
    corrected, largest = [0.0] * len(ps), 0.0
    for rank, i in enumerate(order):
        largest = max(largest, min(1.0, (len(ps) - rank) * ps[i]))
        corrected[i] = largest
    return corrected


print("\ngroup", "estimate", "low", "high", "p", "p_holm", sep="\t")
corrected = holm([fisher(k, n, k0, n0) for _, k, n, k0, n0, *_ in FIGURE])
for (name, k, n, k0, n0, *stated), p_holm in zip(FIGURE, corrected):
    if (k, n) not in counts or (k0, n0) not in counts:
        sys.exit(f"The figure compares counts that are not in {path}: {name}")
    ours = (*newcombe(k, n, k0, n0), fisher(k, n, k0, n0), p_holm)
    show(name, *ours)
    for what, here, there in zip(("difference", "low", "high", "p", "p after Holm"), ours, stated):
        check(what, name, here, there)
print("Differences agree with the figure.")
`
}
