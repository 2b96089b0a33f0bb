"use server"

import { redirect } from "next/navigation"
import { after } from "next/server"
import { keepSaid } from "@/app/said"
import { viewer } from "@/app/viewer"
import type { SaveState } from "@/components/codebook/detectors/save"
import { runDetectorsInBackground } from "@/lib/commands/codebook/detectors/run"
import { type SavedDetector, saveDetector } from "@/lib/commands/codebook/detectors/save"
import { DetectorError } from "@/lib/detectors/error"
import { loadDraft } from "@/lib/filters/codebook"
import { AccessError } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { findStudy } from "@/lib/queries/studies/find"
import { codebookUrl } from "@/lib/urls/codebook"

/** Saves the draft that a form holds, and has it judge; answers only where it could not be saved. */
export async function saveDraft(slug: string, _: SaveState, form: FormData): Promise<SaveState> {
  const said = await saved(slug, form)
  await keepSaid(said)
  return said
}

async function saved(slug: string, form: FormData): Promise<SaveState> {
  const who = await viewer()
  const study = await findStudy(who, slug)
  if (!study) return { problem: "There is no such study, or not for you." }
  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string")
  let detector: SavedDetector
  try {
    detector = await saveDetector(who, study, loadDraft(new URLSearchParams(fields)))
  } catch (error) {
    if (error instanceof QuestionError || error instanceof DetectorError || error instanceof AccessError)
      return { problem: error.message }
    throw error
  }
  after(runDetectorsInBackground)
  redirect(codebookUrl(study.slug, `detector-${detector.id}`))
}
