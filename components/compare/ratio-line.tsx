import Link from "next/link"
import { outcomeWords } from "@/components/rates/words/outcome"
import type { Comparison } from "@/lib/model/compare/outcomes"
import type { Catalogue } from "@/lib/model/study"
import { oddsRatio, type Ratio, riskRatio } from "@/lib/stats/difference"
import { methodsUrl } from "@/lib/urls/methods"

/** Risk ratio and odds ratio of the asked outcome, B over A, with ends that are open where the data leave them open. */
export function RatioLine({ comparison, catalogue }: { comparison: Comparison; catalogue: Catalogue }) {
  const { a, b, outcome } = comparison
  if (a.n === 0 || b.n === 0) return null
  return (
    <details className="mt-2 text-sm">
      <summary className="disclosure inline-flex min-h-6 items-center">
        As a ratio: {outcomeWords(catalogue, outcome)}
      </summary>
      <p className="mt-1 max-w-read">
        Risk ratio, B over A: {ratioWords(riskRatio(b.k, b.n, a.k, a.n))}. Odds ratio:{" "}
        {ratioWords(oddsRatio(b.k, b.n, a.k, a.n))}. Score and exact 95 % intervals.{" "}
        <Link href={methodsUrl("ratios")} className="link">
          Methods
        </Link>
      </p>
    </details>
  )
}

function ratioWords({ estimate, low, high }: Ratio): string {
  if (estimate === null) return "the data say nothing of it"
  if (high === Number.POSITIVE_INFINITY)
    return `${estimate === Number.POSITIVE_INFINITY ? "without bound" : digits(estimate)}, at least ${digits(low)}, no upper bound`
  return `${digits(estimate)} [${digits(low)}, ${digits(high)}]`
}

/** Three significant digits, without an exponent. */
function digits(value: number): string {
  return value === 0
    ? "0"
    : Number(value.toPrecision(3)).toLocaleString("en-US", { maximumSignificantDigits: 3 })
}
