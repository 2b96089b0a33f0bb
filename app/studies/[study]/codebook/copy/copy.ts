"use server"

import { refresh } from "next/cache"
import { keepSaid } from "@/app/said"
import { viewer } from "@/app/viewer"
import type { Said } from "@/components/people/account/action-form"
import { copyCodebook } from "@/lib/commands/codebook/copy"
import { type CodebookDocument, readCodebook } from "@/lib/model/codebook/document"
import { judgingKnown } from "@/lib/model/codebook/judging-known"
import { AccessError, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { copyableCodebook } from "@/lib/queries/codebook/copyable"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"

/** Copies the chosen questions of another codebook (`from`), or those of a file, and says what came of each. */
export async function copyQuestions(
  slug: string,
  from: string | null,
  _: Said,
  form: FormData,
): Promise<Said> {
  const said = await copied(slug, from, form)
  await keepSaid(said)
  return said
}

async function copied(slug: string, from: string | null, form: FormData): Promise<Said> {
  const who = await viewer()
  const study = await findStudy(who, slug)
  if (!study) return { problem: "There is no such study, or not for you." }
  try {
    requireRole(study, "editor")
    const codebook = from === null ? await brought(form) : await copyableCodebook(who, from)
    if (codebook === null) return { problem: "There is no such codebook, or not for you." }
    if (typeof codebook === "string") return { problem: codebook }
    const { variables } = await catalogueOf(study)
    // "question=variable": that question is to be about a variable which the study has.
    const known = form.getAll("judge").flatMap((pair) => {
      const [question = "", key = ""] = String(pair).split("=")
      const variable = variables.find((one) => one.key === key)
      return variable ? [{ question, variable }] : []
    })
    const chosen = form.getAll("question").map(String)
    const renamed = new Map(known.map(({ question, variable }) => [question, variable.key]))
    const keys = from === null ? undefined : chosen.map((key) => renamed.get(key) ?? key)
    if (keys?.length === 0) return { problem: "Choose a question at least." }
    const { made, left } = await copyCodebook(who, study, judgingKnown(codebook, known), keys)
    refresh()
    return {
      done: made.length === 0 ? "Nothing was copied." : `Copied: ${made.join(", ")}.`,
      ...(left.length === 0
        ? {}
        : { problem: `Left: ${left.map(({ key, why }) => `${key} (${why})`).join("; ")}` }),
    }
  } catch (error) {
    if (error instanceof QuestionError || error instanceof AccessError) return { problem: error.message }
    throw error
  }
}

const LARGEST = 1_000_000

async function brought(form: FormData): Promise<CodebookDocument | string> {
  const file = form.get("file")
  if (!(file instanceof File) || file.size === 0) return "Choose a file first."
  if (file.size > LARGEST) return "A codebook is no larger than 1 MB."
  return readCodebook(await file.text())
}
