import type { Route } from "next"
import { type ContestedView, serializeContested } from "@/lib/filters/review/contested"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue } from "@/lib/model/study"
import { contestedUrl } from "@/lib/urls/review"

/** What the contested page was asked for. */
export type ContestedScope = {
  study: string
  catalogue: Catalogue
  asked: Filters & ContestedView
  /** Whether the viewer settles flags. */
  settles: boolean
}

/** The page with some of its question changed. */
export function contestedAt({ study, asked }: ContestedScope, more: Partial<ContestedView>): Route {
  return contestedUrl(study, serializeContested({ ...asked, ...more }))
}
