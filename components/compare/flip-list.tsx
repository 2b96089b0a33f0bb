import Link from "next/link"
import { outcomeWords } from "@/components/rates/words/outcome"
import { count, plural, points, pointsInterval, pValue } from "@/lib/format/words"
import type { Flips } from "@/lib/model/compare/outcomes"
import { mcnemar, pairedDifference } from "@/lib/stats/paired"
import { transcriptUrl } from "@/lib/urls/reader"
import type { CompareScope } from "./scope"

/** Samples that both populations have, and what became of them. */
export function FlipList({ scope, flips }: { scope: CompareScope; flips: Flips }) {
  const { both, onlyA, onlyB, neither, several, pairs } = flips
  const n = both + onlyA + onlyB + neither
  if (n === 0) {
    return (
      <p className="max-w-read text-muted">
        {several > 0
          ? `${plural(several, "sample")} of A and B have the same id, but are there more than once in one of them: narrow both sides until each sample is there once.`
          : "No sample of A has the model, sample id and epoch of one in B, so nothing pairs."}
      </p>
    )
  }
  const words = outcomeWords(scope.catalogue, scope.outcome)
  const { estimate, low, high } = pairedDifference({ both, first: onlyB, second: onlyA, neither })
  return (
    <>
      <p className="max-w-read">
        {plural(n, "sample")} pair by model, sample id and epoch: {count(onlyB)} became {words} in B,{" "}
        {count(onlyA)} were only so in A, {count(both)} in both, {count(neither)} in neither. Paired
        difference {points(estimate)} points {pointsInterval({ low, high })}, McNemar’s exact p{" "}
        {pValue(mcnemar(onlyA, onlyB))}.
        {several > 0 && ` ${plural(several, "more sample")} are there more than once and pair with none.`}
      </p>
      {pairs.length > 0 && (
        <ul className="mt-2 columns-xs">
          {pairs.map(({ model, sampleId, epoch, a, b }) => (
            <li key={`${model} ${sampleId} ${epoch}`} className="break-inside-avoid">
              <span className="text-muted">
                {model} · sample {sampleId}
                {epoch === 1 ? "" : ` · epoch ${epoch}`}:{" "}
              </span>
              <Link
                href={transcriptUrl(a.id, { study: scope.study })}
                className="link inline-flex min-h-6 items-center"
              >
                A {a.hit ? "did" : "did not"}
              </Link>
              {", "}
              <Link
                href={transcriptUrl(b.id, { study: scope.study })}
                className="link inline-flex min-h-6 items-center"
              >
                B {b.hit ? "did" : "did not"}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {onlyA + onlyB > pairs.length && (
        <p className="text-muted">
          The first {count(pairs.length)} of {count(onlyA + onlyB)} that flipped.
        </p>
      )}
    </>
  )
}
