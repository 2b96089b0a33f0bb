import type { Route } from "next"
import {
  type AgreementView,
  type DisagreementView,
  serializeAgreement,
  serializeDisagreements,
} from "@/lib/filters/review/agreement"
import type { Filters } from "@/lib/model/population/filters"
import type { AgreementScope } from "@/lib/model/review/adjudication/case"
import type { Catalogue } from "@/lib/model/study"
import { agreementUrl, disagreementsUrl } from "@/lib/urls/review"

/** What every number of the page needs in order to open what is behind it. */
export type AgreementPage = {
  study: string
  catalogue: Catalogue
  population: Filters
  view: AgreementView
}

export function scopeOf({ a, b, queue, blind }: Pick<AgreementView, keyof AgreementScope>): AgreementScope {
  return { a, b, queue, blind: blind === "yes" }
}

/** The page's own address, with something else about it. */
export function agreementPageUrl(
  { study, population, view }: AgreementPage,
  other: Partial<Filters & AgreementView> = {},
  place?: string,
): Route {
  const query = serializeAgreement({ ...population, ...view, ...other })
  return agreementUrl(study, place ? `${query}#${place}` : query)
}

/** The transcripts behind a number of one variable. */
export function behindUrl(
  { study, population, view }: AgreementPage,
  variable: string,
  other: Partial<Filters & DisagreementView> = {},
): Route {
  const { a, b, queue, blind } = view
  return disagreementsUrl(
    study,
    serializeDisagreements({ ...population, a, b, queue, blind, variable, ...other }),
  )
}
