import { cleanFigure } from "@/lib/figure/clean"
import { type Comparison, comparisonsOf, headComment, quoted } from "@/lib/figure/comparisons"
import type { Figure } from "@/lib/figure/parts"

/**
 * An R script, for base R, that recomputes rates and Wilson intervals from the CSV of the figure's rates, and the
 * differences of a difference figure. It prints a table and stops where a number is off by more than 1e-6.
 */
export function recomputeR(figure: Figure): string {
  const clean = cleanFigure(figure)
  const comparisons = comparisonsOf(clean)
  return `${headComment(clean)}${RATES}${comparisons.length === 0 ? "" : differences(comparisons)}`
}

const RATES = String.raw`# Usage: Rscript recompute.R rates.csv   (the CSV beside the figure; base R is enough)
given <- commandArgs(trailingOnly = TRUE)
file <- if (length(given) > 0) given[1] else "rates.csv"
csv <- read.csv(file, check.names = FALSE, colClasses = "character", na.strings = "", encoding = "UTF-8")

# The columns before "published" say which group a row is; one of them may itself be called k or rate.
place <- function(name) {
  found <- which(names(csv) == name)
  if (length(found) == 0) stop(file, " is not a CSV of rates: it has no column ", name)
  max(found)
}
number <- function(name) as.numeric(csv[[place(name)]])
keys <- place("published") - 1
k <- number("k")
n <- number("n")

# Wilson (1927), two-sided 95 %. No data is not 0 %.
z <- qnorm(0.975)
wilson <- function(k, n) {
  p <- k / n
  half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)
  middle <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  low <- ifelse(k == 0, 0, middle - half)
  high <- ifelse(k == n, 1, middle + half)
  list(rate = ifelse(n == 0, NA, p), low = ifelse(n == 0, NA, low), high = ifelse(n == 0, NA, high))
}
check <- function(what, ours, theirs, names) {
  wrong <- is.na(ours) != is.na(theirs) | (!is.na(ours) & !is.na(theirs) & abs(ours - theirs) > 1e-6)
  if (any(wrong)) stop(what, " differs: ", paste(names[wrong], collapse = "; "))
}
ours <- wilson(k, n)
groups <- if (keys == 0) rep("all", nrow(csv)) else do.call(paste, c(unname(csv[seq_len(keys)]), sep = ", "))
print(data.frame(group = groups, k = k, n = n, rate = ours$rate, low = ours$low, high = ours$high), digits = 4)
for (name in c("rate", "low", "high")) check(name, ours[[name]], number(name), groups)
cat("Rates and intervals agree with ", file, ".\n", sep = "")
`

function differences(comparisons: Comparison[]): string {
  const numbers = (key: Exclude<keyof Comparison, "name">) =>
    `c(${comparisons.map((comparison) => comparison[key]).join(", ")})`
  return String.raw`
# The differences of the figure: mark minus baseline, as k of n minus k0 of n0.
figure <- data.frame(
  group = c(${comparisons.map(({ name }) => quoted(name)).join(", ")}),
  k = ${numbers("k")},
  n = ${numbers("n")},
  k0 = ${numbers("k0")},
  n0 = ${numbers("n0")},
  estimate = ${numbers("estimate")},
  low = ${numbers("low")},
  high = ${numbers("high")},
  p = ${numbers("p")},
  p_holm = ${numbers("pHolm")}
)
if (!all(c(paste(figure$k, figure$n), paste(figure$k0, figure$n0)) %in% paste(k, n)))
  stop("The figure compares counts that are not in ", file)

# Newcombe (1998), method 10; Fisher's exact test, two-sided; Holm (1979) over all differences of the figure.
a <- wilson(figure$k, figure$n)
b <- wilson(figure$k0, figure$n0)
estimate <- a$rate - b$rate
low <- estimate - sqrt((a$rate - a$low)^2 + (b$high - b$rate)^2)
high <- estimate + sqrt((a$high - a$rate)^2 + (b$rate - b$low)^2)
p <- mapply(function(k, n, k0, n0) fisher.test(matrix(c(k, n - k, k0, n0 - k0), 2), conf.int = FALSE)$p.value,
            figure$k, figure$n, figure$k0, figure$n0)
p_holm <- p.adjust(p, "holm")
print(data.frame(group = figure$group, estimate, low, high, p, p_holm), digits = 4)
check("difference", estimate, figure$estimate, figure$group)
check("low end of a difference", low, figure$low, figure$group)
check("high end of a difference", high, figure$high, figure$group)
check("p", p, figure$p, figure$group)
check("p after Holm", p_holm, figure$p_holm, figure$group)
cat("Differences agree with the figure.\n")
`
}
