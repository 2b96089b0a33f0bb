"use server"

import { redirect } from "next/navigation"
import { keepSaid } from "@/app/said"
import { viewer } from "@/app/viewer"
import type { Said } from "@/components/people/account/action-form"
import { archiveQuestion, moveQuestion } from "@/lib/commands/codebook/questions/arrange"
import { AccessError } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { findStudy } from "@/lib/queries/studies/find"
import { codebookUrl } from "@/lib/urls/codebook"

export type Arrangement = "up" | "down" | "archive" | "restore"

/** Moves a question, or asks it no longer or again; answers only where that could not be done. */
export async function arrangeQuestion(slug: string, key: string, how: Arrangement): Promise<Said> {
  const said = await arrange(slug, key, how)
  await keepSaid(said)
  return said
}

async function arrange(slug: string, key: string, how: Arrangement): Promise<Said> {
  const who = await viewer()
  const study = await findStudy(who, slug)
  if (!study) return { problem: "There is no such study, or not for you." }
  try {
    if (how === "up" || how === "down") await moveQuestion(who, study, key, how === "up" ? -1 : 1)
    else await archiveQuestion(who, study, key, how === "archive")
  } catch (error) {
    if (error instanceof QuestionError || error instanceof AccessError) return { problem: error.message }
    throw error
  }
  redirect(codebookUrl(slug, `question-${key}`))
}
