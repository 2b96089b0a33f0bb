import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { SideForm } from "@/components/compare/side-form"
import { Unread } from "@/components/population/unread"
import { RatesSkeleton } from "@/components/rates/skeleton"
import { Notice } from "@/components/ui/notice"
import { Waiting } from "@/components/ui/waiting"
import { compareView, loadCompare } from "@/lib/filters/compare"
import { filters } from "@/lib/filters/population"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { sidePopulation } from "@/lib/queries/compare/sides"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { checkLevels } from "@/lib/queries/studies/keys"
import { compareUrl } from "@/lib/urls/compare"
import { Compared } from "./compared"
import { PromptPairs } from "./prompt-pairs"

export const metadata = { title: "Compare" }

export default function ComparePage(props: PageProps<"/studies/[study]/compare">) {
  return (
    <>
      <h1 className="sr-only">Compare</h1>
      <Waiting skeleton={<RatesSkeleton />}>
        <Compare {...props} />
      </Waiting>
    </>
  )
}

async function Compare({ params, searchParams }: PageProps<"/studies/[study]/compare">) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  const parameters = await searchParams
  const asked = await ask(study, loadCompare(parameters))
  if (asked instanceof QuestionError) {
    return (
      <Notice title="This comparison cannot be made here">
        <p>{asked.message}</p>
        <Link href={compareUrl(study.slug)} className="link">
          Compare something else
        </Link>
      </Notice>
    )
  }
  if (asked === null) {
    return (
      <Notice title="Nothing to compare">
        <p>This study has no variable with levels, so it has no rates.</p>
      </Notice>
    )
  }
  const { scope, state } = asked
  const any = state.a.length + state.b.length === 0 && state.outcome === null
  return (
    <>
      <SideForm scope={scope} any={any} />
      <Unread parts={unreadOf(parameters, loadCompare, { ...filters, ...compareView })} />
      {state.a.length === 0 && state.b.length === 0 ? (
        <PromptPairs study={study} scope={scope} any={any} />
      ) : (
        <Compared study={study} scope={scope} state={state} />
      )}
    </>
  )
}

type State = Awaited<ReturnType<typeof loadCompare>>

/** The comparison that an address asks for; null where the study has no outcome. */
async function ask(study: Study, state: State) {
  const { outcome: asked, a, b, promptA: _, promptB: __, similar: ___, ...shared } = state
  const catalogue = await catalogueOf(study)
  try {
    const outcome = resolveOutcome(study, catalogue, asked)
    if (!outcome) return null
    const sides = { a: sidePopulation(shared, a), b: sidePopulation(shared, b) }
    for (const population of [sides.a, sides.b]) checkLevels(catalogue, population)
    const scope = {
      ...{ study: study.slug, catalogue, outcome, shared },
      a: { clauses: a, population: sides.a },
      b: { clauses: b, population: sides.b },
    }
    return { scope, state }
  } catch (error) {
    if (error instanceof QuestionError) return error
    throw error
  }
}
