import Link from "next/link"
import { conditionWords } from "@/components/codebook/detectors/condition-words"
import { Quote } from "@/components/reader/spans/quote"
import { count, plural } from "@/lib/format/words"
import type { Flip, FlipList as Flips } from "@/lib/model/codebook/rules/switch"
import { bareQuote } from "@/lib/model/reader/spans/address"
import { spanUrl, transcriptUrl } from "@/lib/urls/reader"
import { State } from "./flip-table"
import { type SwitchScope, switchUrl } from "./switch-scope"

type View = { was: string | null; is: string | null; after: string | null }

/** The transcripts that the two rules read differently, with who decided on what. */
export function FlipList({ scope, view, list }: { scope: SwitchScope; view: View; list: Flips }) {
  const { flips, total, after } = list
  const chosen = view.was !== null || view.is !== null
  return (
    <section aria-labelledby="listed" className="mt-4">
      <h2 id="listed" className="scroll-mt-4 font-semibold">
        {chosen
          ? `${plural(total, "transcript")} of this cell`
          : `${plural(total, "transcript")} read differently`}
      </h2>
      {chosen && (
        <p>
          <Link href={switchUrl(scope, {}, "listed")} className="link inline-flex min-h-6 items-center">
            All that are read differently
          </Link>
        </p>
      )}
      <ol>
        {flips.map((flip) => (
          <Line key={flip.id} scope={scope} flip={flip} />
        ))}
      </ol>
      {total > flips.length && (
        <nav aria-label="Pages of the list" className="no-print my-3 flex flex-wrap items-center gap-2">
          {view.after !== null && (
            <Link href={switchUrl(scope, { was: view.was, is: view.is }, "listed")} className="control">
              first page
            </Link>
          )}
          {after !== null && (
            <Link href={switchUrl(scope, { ...view, after }, "listed")} rel="next" className="control">
              next page ›
            </Link>
          )}
          <span className="text-muted">{`${count(flips.length)} of ${count(total)} shown`}</span>
        </nav>
      )}
    </section>
  )
}

function Line({ scope, flip }: { scope: SwitchScope; flip: Flip }) {
  const { id, model, factors, sampleId, epoch, was, is, wasBy, isBy, evidence, action } = flip
  const { study } = scope
  return (
    <li className="border-line border-t py-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link
          href={transcriptUrl(id, { study })}
          className="link wrap-anywhere inline-flex min-h-6 items-center"
        >
          {`${model}, sample ${sampleId}${epoch > 1 ? `, epoch ${epoch}` : ""}`}
        </Link>
        <span>
          <State scope={scope} state={was} /> <span className="text-muted">→</span>{" "}
          <State scope={scope} state={is} />
        </span>
        <span className="wrap-anywhere text-muted text-sm">{conditionWords(scope.catalogue, factors)}</span>
      </p>
      <p className="wrap-anywhere text-muted text-sm">{`${byWords(wasBy)} → ${byWords(isBy)}`}</p>
      {evidence === null && action !== null && (
        <p className="wrap-anywhere text-sm">
          <span className="text-muted">first action: </span>
          {action}
        </p>
      )}
      {evidence && (
        <Quote
          href={spanUrl(id, { study }, { message: evidence.message }, bareQuote(evidence.exact))}
          span={{ ...evidence, prefix: "", suffix: "", start: 0, end: evidence.exact.length }}
        />
      )}
    </li>
  )
}

function byWords(judges: string[]): string {
  return judges.length === 0 ? "nobody" : judges.join(", ")
}
