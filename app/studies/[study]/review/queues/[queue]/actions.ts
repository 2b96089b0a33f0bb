"use server"

import { refresh } from "next/cache"
import { z } from "zod"
import { told } from "@/app/people/told"
import { viewer } from "@/app/viewer"
import type { Done } from "@/components/people/action-form"
import {
  addReviewers,
  pauseReviewing,
  removeReviewer,
  setQueueState,
} from "@/lib/commands/review/queues/change"
import { requirePerson, type Viewer } from "@/lib/model/people/viewer"
import { QueueState } from "@/lib/model/review/queues/plan"
import type { Study } from "@/lib/model/study"
import { findStudy } from "@/lib/queries/studies/find"

// Each of these is an address of its own that anybody may post to: who asks is found out here, and what they may do
// is decided by the commands.

export async function setState(slug: string, queue: number, state: QueueState): Promise<Done> {
  return change(slug, queue, (who, study, id) => setQueueState(who, study, id, QueueState.parse(state)))
}

export async function add(slug: string, queue: number, _: Done, form: FormData): Promise<Done> {
  const people = form.getAll("reviewer").filter((id) => typeof id === "string")
  return change(slug, queue, (who, study, id) => addReviewers(who, study, id, people))
}

export async function takeOff(slug: string, queue: number, person: string): Promise<Done> {
  return change(slug, queue, (who, study, id) => removeReviewer(who, study, id, z.string().parse(person)))
}

export async function pauseOwn(slug: string, queue: number, paused: boolean): Promise<Done> {
  return change(slug, queue, (who, study, id) =>
    pauseReviewing(requirePerson(who), study, id, z.boolean().parse(paused)),
  )
}

async function change(
  slug: string,
  queue: number,
  act: (who: Viewer, study: Study, queue: number) => Promise<void>,
): Promise<Done> {
  const done = await told(async () => {
    const who = await viewer()
    const study = await findStudy(who, z.string().parse(slug))
    if (!study) return { problem: "There is no such study, or not for you." }
    await act(who, study, z.int().positive().max(2_147_483_647).parse(queue))
    return { done: "Changed." }
  })
  refresh()
  return done
}
