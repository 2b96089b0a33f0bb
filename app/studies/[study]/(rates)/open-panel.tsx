import type { Drawn } from "@/components/rates/drawn"
import { fullUrl } from "@/components/rates/figure"
import { RatePanel } from "@/components/rates/panel/all"
import { RefusedPanel } from "@/components/rates/panel/refused"
import type { Groups } from "@/components/rates/question"
import { type ChartScope, closedUrl } from "@/components/rates/scope"
import { QuestionError } from "@/lib/model/question-error"
import type { RateDetails } from "@/lib/model/rates/panel/details"
import type { Study } from "@/lib/model/study"
import { detailsOf } from "@/lib/queries/rates/panel/details"

/** The panel of what an address opens. What is not there is refused in the panel: the chart stays. */
export async function OpenPanel(props: { study: Study; scope: ChartScope; groups: Groups; drawn: Drawn }) {
  const { study, scope, groups } = props
  const details = await detailsOrRefusal(props)
  const closeUrl = closedUrl(scope)
  if (typeof details === "string") return <RefusedPanel message={details} closeUrl={closeUrl} />
  if (details === null) return null
  const link = fullUrl(scope, groups, scope.open)
  return (
    <RatePanel
      details={details}
      study={study.slug}
      catalogue={scope.catalogue}
      closeUrl={closeUrl}
      link={link}
    />
  )
}

async function detailsOrRefusal({
  study,
  scope,
  drawn,
}: Parameters<typeof OpenPanel>[0]): Promise<RateDetails | string | null> {
  const { catalogue, outcome, population, open } = scope
  const parts = drawn.parts.length > 0 ? drawn.parts : null
  try {
    return await detailsOf(study, catalogue, { outcome, parts, open, population })
  } catch (error) {
    if (error instanceof QuestionError) return error.message
    throw error
  }
}
