import type { Route } from "next"
import {
  type DraftView,
  type RuleSwitchView,
  serializeDraft,
  serializeRuleSwitch,
} from "@/lib/filters/codebook"
import { type QuestionFields, sentFields } from "@/lib/model/codebook/questions/fields"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

/** Variables, judges, rules and detectors; `place` is a part of the page. */
export function codebookUrl(study: string, place?: string): Route {
  return route(`/studies/${study}/codebook${place ? `#${place}` : ""}`)
}

/** A detector that is being written, with its preview. */
export function detectorUrl(study: string, draft: Partial<DraftView> = {}, place?: string): Route {
  return route(`/studies/${study}/codebook/detector${serializeDraft(draft)}${place ? `#${place}` : ""}`)
}

/** What changes when a variable is read by another rule. */
export function ruleSwitchUrl(
  study: string,
  state: Partial<Filters & RuleSwitchView> = {},
  place?: string,
): Route {
  return route(`/studies/${study}/rules${serializeRuleSwitch(state)}${place ? `#${place}` : ""}`)
}

/** A question of the codebook to change, or a new one. */
export const questionUrl = (study: string, key?: string, place?: string): Route =>
  route(
    `/studies/${study}/codebook/question${key === undefined ? "" : `?key=${encodeURIComponent(key)}`}${place ? `#${place}` : ""}`,
  )

/** A question that is being written, as its form would send it; at a level that was arranged, else with its preview. */
export function draftQuestionUrl(study: string, fields: QuestionFields, level: string | null): Route {
  const own = new URLSearchParams(sentFields(fields))
  // Who changes a question sees it beside its form.
  own.set("do", level === null ? "preview" : "arranged")
  return route(`/studies/${study}/codebook/question?${own}#${level ?? "change"}`)
}

/** The codebook to take away. */
export const codebookExportUrl = (study: string, format: "markdown" | "json"): Route =>
  route(`/studies/${study}/codebook/export?format=${format}`)

/** Questions to take over from another codebook. */
export const copyCodebookUrl = (study: string, from?: string): Route =>
  route(`/studies/${study}/codebook/copy${from === undefined ? "" : `?from=${encodeURIComponent(from)}`}`)
