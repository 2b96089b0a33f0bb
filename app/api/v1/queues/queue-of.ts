import { refuse } from "@/app/api/answer"
import { viewer } from "@/app/viewer"
import type { Study } from "@/lib/model/study"
import { studyOfQueue } from "@/lib/queries/review/queues/list"

/** The queue that an address names, with its study; a Response where there is none that the viewer may know of. */
export async function queueOf(text: string): Promise<{ queue: number; study: Study } | Response> {
  const queue = /^\d{1,9}$/.test(text) ? Number(text) : 0
  const study = await studyOfQueue(await viewer(), queue)
  return study ? { queue, study } : refuse(404, `There is no queue "${text}".`)
}
