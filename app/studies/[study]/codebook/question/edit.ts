"use server"

import type { Route } from "next"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { viewer } from "@/app/viewer"
import type { EditState } from "@/components/codebook/questions/form"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { canonicalJson } from "@/lib/model/canonical-json"
import { type QuestionFields, readFields } from "@/lib/model/codebook/questions/fields"
import { findStudy } from "@/lib/queries/studies/find"
import { codebookUrl, draftQuestionUrl } from "@/lib/urls/codebook"
import { type Answer, answerFields, orProblem, refused, unanswered } from "./answer"

/** What a form with a question becomes when one of its buttons is pressed; goes to the codebook once it is saved. */
export async function editQuestion(slug: string, state: EditState, form: FormData): Promise<EditState> {
  const fields = readFields(form)
  const answer = await answerTo(slug, fields, form)
  if (answer === null) redirect(codebookUrl(slug, `question-${fields.key}`))
  // A browser without scripts is not told what an action answers: its form goes on at an address.
  if (!(await headers()).has("next-action")) redirect(plainAddress(slug, answer))
  return { turn: state.turn + 1, ...answer }
}

/** Null once it is saved. */
async function answerTo(slug: string, fields: QuestionFields, form: FormData): Promise<Answer | null> {
  const who = await viewer()
  const study = await findStudy(who, slug)
  if (!study) return refused(fields, "There is no such study, or not for you.")
  const pressed = String(form.get("do") ?? "preview")
  const answer = await answerFields(who, study, fields, pressed)
  const definition = answer.preview?.definition
  if (pressed !== "save" || !definition) return answer
  if (canonicalJson(definition) !== seenIn(form))
    return { ...answer, problem: "It has changed since you looked at what it does: look again." }
  const { key, note, base } = fields
  let saved = false
  const unsaved = await orProblem(study, fields, async () => {
    await saveQuestion(who, study, { key, definition, note, base })
    saved = true
    return unanswered(fields)
  })
  return saved ? null : unsaved
}

function seenIn(form: FormData): string | null {
  try {
    return canonicalJson(JSON.parse(String(form.get("seen"))))
  } catch {
    return null
  }
}

/** Servers take addresses of some 16,000 characters with all that goes along. */
const LONGEST = 12_000

function plainAddress(slug: string, { fields, focus }: Answer): Route {
  const address = draftQuestionUrl(slug, fields, focus?.startsWith("level-") ? focus : null)
  if (address.length > LONGEST)
    throw new Error("a question as long as this one is written in a browser with scripts")
  return address
}
