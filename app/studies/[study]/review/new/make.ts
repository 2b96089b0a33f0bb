"use server"

import { redirect } from "next/navigation"
import { z } from "zod"
import { told } from "@/app/people/told"
import { viewer } from "@/app/viewer"
import type { Done } from "@/components/people/action-form"
import { makeQueue } from "@/lib/commands/review/queues/make"
import { planOfView } from "@/lib/filters/review/queues"
import { requireRole } from "@/lib/model/people/viewer"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { drawSample } from "@/lib/queries/review/queues/sample"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { queueUrl } from "@/lib/urls/review"
import { askedQueue, draftOf } from "./queue-draft"

/** Draws again what a form describes, and makes the queue; answers only where it could not. */
export async function make(slug: string, _: Done, form: FormData): Promise<Done> {
  let queue: number | null = null
  const done = await told(async () => {
    const who = await viewer()
    const study = await findStudy(who, z.string().parse(slug))
    if (!study) return { problem: "There is no such study, or not for you." }
    requireRole(study, "editor")
    const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string")
    const questions = await questionsOf(study)
    const { view, population } = askedQueue(new URLSearchParams(fields), questions)
    const sample = await drawSample(study, await catalogueOf(study), population, planOfView(view, view.seed))
    queue = await makeQueue(who, study, draftOf(view, questions), sample)
    return { done: "Made." }
  })
  if (queue !== null) redirect(queueUrl(slug, queue))
  return done
}
