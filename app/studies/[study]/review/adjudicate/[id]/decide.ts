"use server"

import type { Route } from "next"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { viewer } from "@/app/viewer"
import type { DecideState } from "@/components/review/adjudication/decide-state"
import { adjudicate } from "@/lib/commands/review/adjudication/decide"
import { serializeDisagreements } from "@/lib/filters/review/agreement"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, requirePerson } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { adjudicationCase } from "@/lib/queries/review/adjudication/case"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { adjudicateUrl, disagreementsUrl } from "@/lib/urls/review"

/** Stores a decision and goes on to the next open disagreement; answers only where it could not be stored. */
export async function decide(
  slug: string,
  transcript: string,
  variable: string,
  _: DecideState,
  form: FormData,
): Promise<DecideState> {
  const problem = await store(slug, transcript, variable, form)
  if ("next" in problem) redirect(problem.next)
  // A plain form gets a page and no answer: the page says that nothing was stored.
  if (!(await headers()).has("next-action"))
    redirect(adjudicateUrl(slug, transcript, variable, { refused: true }))
  return problem
}

async function store(
  slug: string,
  transcript: string,
  variable: string,
  form: FormData,
): Promise<{ problem: string } | { next: Route }> {
  const who = await viewer()
  const study = await findStudy(who, slug)
  if (!study) return { problem: "There is no such study, or not for you." }
  const back = form.get("withdraw") === "yes"
  let next: string | null
  try {
    const person = requirePerson(who)
    const catalogue = await catalogueOf(study)
    const found = await adjudicationCase(who, study, catalogue, { id: transcript, variable })
    if (found === null || found === "blind")
      return { problem: "There is no such transcript, or you have it to judge blind still." }
    const chosen = new Set(form.getAll("evidence"))
    const given = form.get("value")
    const reason = form.get("reason")
    const evidence = found.people.flatMap((said) => said.evidence)
    if (!back && (typeof given !== "string" || given === ""))
      return { problem: "A decision takes a value: choose what it is." }
    await adjudicate(person, study, {
      ...{ transcript, variable, value: back || typeof given !== "string" ? null : given },
      reason: typeof reason === "string" && reason.trim() !== "" ? reason : back ? "taken back" : "",
      evidence: back ? [] : evidence.filter(({ id }) => chosen.has(id)),
    })
    next = back ? transcript : found.next
  } catch (error) {
    if (error instanceof QuestionError || error instanceof AccessError || error instanceof ConflictError)
      return { problem: error.message }
    throw error
  }
  return {
    next:
      next === null
        ? disagreementsUrl(slug, serializeDisagreements({ variable }))
        : adjudicateUrl(slug, next, variable),
  }
}
