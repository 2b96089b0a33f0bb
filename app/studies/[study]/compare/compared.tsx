import Link from "next/link"
import type { ReactNode } from "react"
import { FlipList } from "@/components/compare/flip-list"
import { CompareHead } from "@/components/compare/head"
import { MixPairs } from "@/components/compare/mix-pair"
import { OutcomeTable } from "@/components/compare/outcome-table"
import { PromptComparison } from "@/components/compare/prompts/comparison"
import { RatioLine } from "@/components/compare/ratio-line"
import type { CompareScope } from "@/components/compare/scope"
import { SimilarPair } from "@/components/compare/similar-pair"
import { HatchPattern } from "@/components/rates/marks/hatch"
import type { CompareView } from "@/lib/filters/compare"
import type { Filters } from "@/lib/model/population/filters"
import type { Study } from "@/lib/model/study"
import { flipsBetween } from "@/lib/queries/compare/flips"
import { promptSetsOf } from "@/lib/queries/compare/prompt-sets"
import { comparePopulations } from "@/lib/queries/compare/sides"
import { mostSimilarOpposites } from "@/lib/queries/compare/similar-opposites"
import { pooledFactors } from "@/lib/queries/rates/pooled-factors"
import { compareUrl } from "@/lib/urls/compare"

type State = Filters & CompareView

/** Two populations side by side: what differs, what it did to every outcome, and to the samples they share. */
export async function Compared(props: { study: Study; scope: CompareScope; state: State }) {
  const { study, scope, state } = props
  const { catalogue, outcome } = scope
  const sides = { a: scope.a.population, b: scope.b.population, outcome }
  const keys = [...scope.a.clauses, ...scope.b.clauses].map(({ key }) => key)
  const [{ comparisons, mixes, published }, flips, promptsA, promptsB, pooledA, pooledB, similar] =
    await Promise.all([
      comparePopulations(study, catalogue, { ...sides, sides: keys }),
      flipsBetween(study, catalogue, sides),
      promptSetsOf(study, catalogue, sides.a),
      promptSetsOf(study, catalogue, sides.b),
      pooledFactors(study, catalogue, sides.a, keys),
      pooledFactors(study, catalogue, sides.b, keys),
      state.similar ? mostSimilarOpposites(study, catalogue, sides) : undefined,
    ])
  const [first] = comparisons
  return (
    <>
      <HatchPattern />
      <CompareHead
        scope={scope}
        pooled={{ a: pooledA, b: pooledB }}
        link={compareUrl(study.slug, { ...state, outcome })}
      />
      <Section id="outcomes" title="What it did">
        <OutcomeTable scope={scope} comparisons={comparisons} published={published} />
        {first && <RatioLine comparison={first} catalogue={catalogue} />}
      </Section>
      <Section id="prompts" title="What differs in the prompts">
        <PromptComparison scope={scope} state={state} a={promptsA} b={promptsB} />
      </Section>
      <Section id="mixes" title="All levels, side by side">
        <MixPairs catalogue={catalogue} mixes={mixes} />
      </Section>
      <Section id="flips" title="Samples that flipped">
        <FlipList scope={scope} flips={flips} />
      </Section>
      <Section id="similar" title="Nearly the same, and yet">
        <SimilarPair scope={scope} similar={similar} state={state} />
      </Section>
      <p className="mt-8">
        <Link href={compareUrl(study.slug, { ...scope.shared, outcome })} className="link">
          Which single line matters? All pairs of conditions
        </Link>
      </p>
    </>
  )
}

function Section(props: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={props.id} className="mt-8 scroll-mt-4">
      <h2 className="mb-2 font-semibold text-lg">{props.title}</h2>
      {props.children}
    </section>
  )
}
